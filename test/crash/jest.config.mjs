import config from '../../jest.config.mjs';

// The same servers and settings as the tests; what runs is the crash suite in its large form. Another seed: CRASH_SEED=….
const servers = config.projects.find(({ displayName }) => displayName === 'servers');
const crash = {
  ...servers,
  displayName: 'crash',
  testMatch: ['<rootDir>/test/crash/**/*.spec.ts'],
  globals: { crashSize: 'large', crashSeed: process.env.CRASH_SEED ?? new Date().toISOString() },
};

export default { ...config, rootDir: servers.rootDir, projects: [crash] };
