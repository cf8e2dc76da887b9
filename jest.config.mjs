import { readFileSync } from 'node:fs';

// One mapper for every layer of package.json "imports": tests run the sources, not dist.
const { imports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const layers = Object.fromEntries(
  Object.entries(imports).map(([name, target]) => [
    `^${name.replace('/*', '/(.*)')}\\.js$`,
    target.replace('./dist/', '<rootDir>/').replace('/*', '/$1.ts'),
  ]),
);

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { ...layers, '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/{apps,workflows,activities,libs,test}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.guohe/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.guohe/'],
  testTimeout: 60_000,
};
