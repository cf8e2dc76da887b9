import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const LAYERS = ['apps', 'workflows', 'activities', 'libs'];

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

/** What of the import law a project breaks, as `rule: from → to`. */
async function violations(project: string): Promise<string[]> {
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cruiser, '--config', join(ROOT, '.dependency-cruiser.mjs'), '--output-type', 'json', ...LAYERS];
  const output = await new Promise<string>((done) => {
    execFile(
      process.execPath,
      args,
      { cwd: project, maxBuffer: 1 << 28, env: { ...process.env, NODE_OPTIONS: '' } },
      (_, stdout) => done(stdout),
    );
  });
  const { summary } = JSON.parse(output) as { summary: { violations: Violation[]; totalCruised: number } };
  expect(summary.totalCruised).toBeGreaterThan(5);
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

/** A project of a few files with the layers of ours. */
async function aProject(sources: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guohe-law-'));
  await symlink(join(ROOT, 'package.json'), join(folder, 'package.json'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const lawful = [
    'libs/domain',
    'libs/contracts',
    'libs/persistence',
    'libs/platform',
    'activities',
    'workflows',
    'apps/api',
  ];
  const files = {
    ...Object.fromEntries(lawful.map((path) => [`${path}/lawful.ts`, 'export const lawful = 1;'])),
    ...sources,
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

describe('the import law', () => {
  it('holds', async () => {
    expect(await violations(ROOT)).toEqual([]);
  });

  it.each([
    ['domain-imports-its-layers', 'libs/domain/guilty.ts', "import type { lawful } from '#contracts/lawful.js'; export type Guilty = typeof lawful;"],
    ['domain-imports-few-packages', 'libs/domain/guilty.ts', "import pg from 'pg'; export const guilty = pg;"],
    ['domain-is-pure', 'libs/domain/guilty.ts', "import { readFile } from 'node:fs/promises'; export const guilty = readFile;"],
    ['contracts-imports-its-layers', 'libs/contracts/guilty.ts', "export * from '#persistence/lawful.js';"],
    ['persistence-imports-its-layers', 'libs/persistence/guilty.ts', "export * from '../platform/lawful.js';"],
    ['platform-imports-its-layers', 'libs/platform/guilty.ts', "export * from '#persistence/lawful.js';"],
    ['workflows-imports-its-layers', 'workflows/guilty.ts', "export * from '#persistence/lawful.js';"],
    ['workflows-imports-only-types-of-activities', 'workflows/guilty.ts', "export * from '#activities/lawful.js';"],
    ['workflows-imports-few-packages', 'workflows/guilty.ts', "export * from '@temporalio/activity';"],
    ['activities-imports-its-layers', 'activities/guilty.ts', "export * from '#workflows/lawful.js';"],
    ['api-imports-only-types-of-workflows', 'apps/api/guilty.ts', "export * from '#workflows/lawful.js';"],
    ['api-imports-its-layers', 'apps/api/guilty.ts', "export * from '#activities/lawful.js';"],
    ['api-reaches-persistence-from-services', 'apps/api/guilty.controller.ts', "export * from '#persistence/lawful.js';"],
    ['apps-are-programs', 'libs/platform/guilty.ts', "export * from '#api/lawful.js';"],
    ['nothing-unresolved', 'libs/domain/guilty.ts', "export * from './nowhere.js';"],
    ['no-circles', 'libs/domain/guilty.ts', "export * from './guilty.js';"],
  ])('catches a breach of %s', async (rule, path, text) => {
    const project = await aProject({ [path]: text });
    try {
      expect(await violations(project)).toContainEqual(expect.stringMatching(new RegExp(`^${rule}: ${path}`)));
    } finally {
      await rm(project, { recursive: true });
    }
  }); // prettier-ignore

  it('lets lawful imports pass', async () => {
    const project = await aProject({
      'libs/contracts/a.ts': "export * from '#domain/lawful.js';",
      'workflows/a.ts': "import type { lawful } from '#activities/lawful.js'; export type A = typeof lawful;",
      'apps/api/a.service.ts': "export * from '#persistence/lawful.js';",
      'apps/api/a.controller.ts': "import type { lawful } from '#workflows/lawful.js'; export type A = typeof lawful;",
    });
    expect(await violations(project)).toEqual([]);
    await rm(project, { recursive: true });
  });
});
