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

/** One breach of each rule: rule, guilty file, what it holds. */
const BREACHES = [
  [
    'domain-imports-its-layers',
    'libs/domain/guilty1.ts',
    "import type { lawful } from '#contracts/lawful.js'; export type Guilty = typeof lawful;",
  ],
  ['domain-imports-few-packages', 'libs/domain/guilty2.ts', "import pg from 'pg'; export const guilty = pg;"],
  [
    'domain-is-pure',
    'libs/domain/guilty3.ts',
    "import { readFile } from 'node:fs/promises'; export const guilty = readFile;",
  ],
  ['contracts-imports-its-layers', 'libs/contracts/guilty4.ts', "export * from '#persistence/lawful.js';"],
  ['persistence-imports-its-layers', 'libs/persistence/guilty5.ts', "export * from '../platform/lawful.js';"],
  ['platform-imports-its-layers', 'libs/platform/guilty6.ts', "export * from '#persistence/lawful.js';"],
  ['workflows-imports-its-layers', 'workflows/guilty7.ts', "export * from '#persistence/lawful.js';"],
  ['workflows-imports-only-types-of-activities', 'workflows/guilty8.ts', "export * from '#activities/lawful.js';"],
  ['workflows-imports-few-packages', 'workflows/guilty9.ts', "export * from '@temporalio/activity';"],
  ['activities-imports-its-layers', 'activities/guilty10.ts', "export * from '#workflows/lawful.js';"],
  ['api-imports-only-types-of-workflows', 'apps/api/guilty11.ts', "export * from '#workflows/lawful.js';"],
  ['api-imports-its-layers', 'apps/api/guilty12.ts', "export * from '#activities/lawful.js';"],
  [
    'api-reaches-persistence-from-services',
    'apps/api/guilty13.controller.ts',
    "export * from '#persistence/lawful.js';",
  ],
  ['apps-are-programs', 'libs/platform/guilty14.ts', "export * from '#api/lawful.js';"],
  ['nothing-unresolved', 'libs/domain/guilty15.ts', "export * from './nowhere.js';"],
  ['web-imports-its-layers', 'apps/web/guilty17.tsx', "export * from '#contracts/lawful.js';"],
  ['no-circles', 'libs/domain/guilty16.ts', "export * from './guilty16.js';"],
] as const;

describe('the import law', () => {
  it('holds', async () => {
    expect(await violations(ROOT)).toEqual([]);
  });

  describe('catches a breach of', () => {
    let found: string[];
    beforeAll(async () => {
      const project = await aProject(Object.fromEntries(BREACHES.map(([, path, text]) => [path, text])));
      found = await violations(project).finally(() => rm(project, { recursive: true }));
    });

    it.each(BREACHES)('%s', (rule, path) => {
      expect(found.filter((violation) => violation.startsWith(`${rule}: ${path} → `))).toHaveLength(1);
    });

    it('each, and of nothing else', () => {
      expect(new Set(found.map((violation) => violation.split(' ')[1]))).toEqual(
        new Set(BREACHES.map(([, path]) => path)),
      );
    });
  });

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
