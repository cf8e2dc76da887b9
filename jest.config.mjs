import { readFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';

// One mapper for every layer of package.json "imports": tests run the sources, not dist.
const { imports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const layers = Object.fromEntries(
  Object.entries(imports).map(([name, target]) => [
    `^${name.replace('/*', '/(.*)')}\\.js$`,
    target.replace('./dist/', '<rootDir>/').replace('/*', '/$1.ts'),
  ]),
);

const project = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { ...layers, '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.guohe/'],
};
// What needs more than Node runs where `.ci/run` has brought it.
const needsMore = process.env.SCHEMATHESIS === undefined ? ['<rootDir>/test/fuzz/'] : [];
const ignored = ['/node_modules/', '/dist/', '/.guohe/', ...needsMore];

// Tests under these folders of `test/` need no servers; the others get a PostgreSQL and a Temporal of their own.
const ALONE = ['api', 'laws', 'platform', 'web'];
/** Where it is measured how fast something is: nothing else runs meanwhile, see runTests in apps/cli/prepare.mjs. */
const QUIET = 'quiet';
const servers = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

// Half of a test's time is waiting, for limits to pass and for other processes: three for two cores keep them at work. One with
// its API, its worker and its browser holds about 1.5 GB.
const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
const maxWorkers = Math.max(1, Math.min(4, Math.ceil(1.5 * availableParallelism()), Math.floor(memory / 1.5e9)));

export default {
  projects: [
    {
      ...project,
      displayName: 'alone',
      testMatch: [
        '<rootDir>/{apps,workflows,activities,libs}/**/*.spec.ts',
        `<rootDir>/test/{${ALONE.join(',')}}/**/*.spec.ts`,
      ],
      testPathIgnorePatterns: ignored,
    },
    {
      ...project,
      displayName: 'servers',
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
      testPathIgnorePatterns: [...ignored, ...[...ALONE, QUIET].map((folder) => `<rootDir>/test/${folder}/`)],
      ...servers,
    },
    { ...project, displayName: 'quiet', testMatch: [`<rootDir>/test/${QUIET}/**/*.spec.ts`], ...servers },
  ],
  testTimeout: 120_000,
  maxWorkers,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  reporters: ['default', '<rootDir>/test/support/summary-reporter.mjs'],
};
