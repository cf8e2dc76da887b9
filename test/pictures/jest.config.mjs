import config from '../../jest.config.mjs';

// The same servers and settings as the tests; what runs takes the pictures under docs/screens anew.
const servers = config.projects.find(({ displayName }) => displayName === 'servers');
const pictures = { ...servers, displayName: 'pictures', testMatch: ['<rootDir>/test/pictures/take*.ts'] };

export default { ...config, rootDir: servers.rootDir, projects: [pictures] };
