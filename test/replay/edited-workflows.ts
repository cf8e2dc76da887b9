import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const ROOT = resolve(import.meta.dirname, '../..');

/** A change to a source file of the workflows, by its path under `workflows/`. */
export interface Edit {
  readonly file: string;
  readonly replace: string | RegExp;
  readonly by: string;
}

/** The bundle that a worker would load had the workflows been edited so. Everything else is as it is built. */
export async function bundleOfEdited(edits: readonly Edit[]): Promise<{ code: string }> {
  const copy = mkdtempSync(join(tmpdir(), 'guohe-edited-'));
  try {
    for (const shared of ['dist', 'node_modules', 'package.json']) symlinkSync(join(ROOT, shared), join(copy, shared));
    cpSync(join(ROOT, 'workflows'), join(copy, 'workflows'), { recursive: true });
    for (const { file, replace, by } of edits) {
      const path = join(copy, 'workflows', file);
      const before = readFileSync(path, 'utf8');
      const after = before.replace(replace, by);
      if (after === before) throw new Error(`${file} has no ${replace}: the edit changes nothing`);
      writeFileSync(path, after);
    }
    return await bundleWorkflowCode({
      workflowsPath: join(copy, 'workflows/index.ts'),
      logger: new DefaultLogger('ERROR'),
    });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
