import { bundleWorkflowCode } from '@temporalio/worker';
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// Part of the build: workers load this file instead of bundling at every start.
const workflows = fileURLToPath(new URL('../../workflows/index.js', import.meta.url));
const failures = fileURLToPath(new URL('../../workflows/failure-converter.js', import.meta.url));
const shortStacks = fileURLToPath(new URL('../../workflows/short-stacks.js', import.meta.url));
const target = fileURLToPath(new URL('../../workflow-bundle.js', import.meta.url));

if (existsSync(workflows)) {
  const { code } = await bundleWorkflowCode({
    workflowsPath: workflows,
    failureConverterPath: failures,
    preloadModules: [shortStacks],
  });
  // A worker that starts meanwhile reads the old bundle or the new one, never half of it.
  await writeFile(`${target}.new`, code);
  await rename(`${target}.new`, target);
}
