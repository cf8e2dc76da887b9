import { execFile, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { prepare } from '../../apps/cli/prepare.mjs';

const dist = resolve(dirname(fileURLToPath(import.meta.url)), '../../dist');

/** Builds what changed, then starts the servers that all tests share; a keeper process ends them with this one, however it ends. */
export default async function setUp() {
  // gRPC would otherwise look for this machine through a proxy.
  for (const name of ['no_proxy', 'NO_PROXY'])
    process.env[name] = [process.env[name], '127.0.0.1', 'localhost'].filter(Boolean).join(',');
  if (!(await prepare())) throw new Error('The build failed.');
  const keeper = fork(join(dist, 'libs/platform/embedded/throwaway.js'), {
    detached: true,
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const servers = await new Promise((ready, failed) => {
    keeper.on('message', (message) => {
      if (message.kind === 'progress') console.error(message.text);
      else if (message.kind === 'ready') ready(message.servers);
      else failed(new Error(message.reason));
    });
    keeper.once('exit', (code) => failed(new Error(`The servers for the tests ended (code ${code}).`)));
  });
  keeper.channel.unref();
  keeper.unref();
  globalThis.guoheTestKeeper = keeper;
  const loginPassword = randomBytes(24).toString('hex');
  process.env.GUOHE_TEST_SERVERS = JSON.stringify({ ...servers, loginPassword });
  await migrateTemplate(servers);
  await makeLogins(servers.databaseUrl, loginPassword);
}

/** The commands that fill the database that every test gets a copy of. */
const PREPARATION = [['migrate'], ['seed', '--demo']];

/** The migrated, seeded database that every fresh one is copied from is the one that the keeper made. */
async function migrateTemplate({ databaseUrl, folder }) {
  const { PATH, HOME, NODE_COMPILE_CACHE = '' } = process.env;
  const env = { PATH, HOME, NODE_COMPILE_CACHE, GUOHE_DATA: folder, DATABASE_URL: databaseUrl };
  for (const command of PREPARATION) {
    const main = join(dist, 'apps/cli/main.js');
    await promisify(execFile)(process.execPath, [main, ...command], { env, cwd: folder });
  }
}

/** As whom API and worker sign in: roles belong to the server, so that they are there for every database of it. */
async function makeLogins(databaseUrl, password) {
  const { ensureLogins } = await import(join(dist, 'libs/persistence/roles.js'));
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  const query = async (sql, values) => (await owner.query(sql, values)).rows;
  await ensureLogins({ query }, { guohe_api: password, guohe_worker: password });
  // Whoever drops a database ends what is still connected to it.
  await query('GRANT guohe_api, guohe_worker TO CURRENT_USER WITH INHERIT TRUE');
  await owner.end();
}
