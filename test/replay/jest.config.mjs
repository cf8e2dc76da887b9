import config from '../../jest.config.mjs';

// The same servers and settings as the tests; what runs is the recording.
const servers = config.projects.find(({ displayName }) => displayName === 'servers');
const recording = { ...servers, displayName: 'record', testMatch: ['<rootDir>/test/replay/record*.ts'] };

export default { ...config, rootDir: servers.rootDir, projects: [recording] };
