import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLogger } from '../logging/logger.js';
import { ManagedProcess, stopOrphans } from './managed-process.js';
import { preparePostgres } from './postgres.js';
import type { ProcessIdentity } from './process-identity.js';
import { identify, isAlive } from './process-identity.js';
import { prepareTemporal } from './temporal.js';
import { findTemporalCli } from './temporal-cli.js';

/** What a keeper says on its IPC channel. */
export type KeeperMessage =
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'ready'; readonly servers: ThrowAwayServers }
  | { readonly kind: 'failed'; readonly reason: string };

export interface ThrowAwayServers {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  /** The folder that vanishes with them; tests may put their own files there. */
  readonly folder: string;
}

const PREFIX = 'guohe-test-';
const ORDER = ['Temporal', 'PostgreSQL'];

/**
 * Runs a PostgreSQL and an in-memory Temporal for tests until the IPC channel closes: whatever ends the tests, also a
 * kill, nothing of theirs stays behind. Run as a process of its own (`fork`), detached from the terminal.
 */
async function keep(): Promise<void> {
  const tell = (message: KeeperMessage) => process.connected && process.send?.(message);
  const say = (text: string) => void tell({ kind: 'progress', text });
  const over = new AbortController();
  const ended = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()));
  for (const event of ['disconnect', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(event, () => over.abort());
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  // Where root runs the tests, PostgreSQL is another user and has to get through.
  await chmod(folder, 0o711);
  await writeFile(join(folder, 'keeper.json'), JSON.stringify(await identify(process.pid)));
  const runFolder = join(folder, 'run');
  const log = createLogger({ name: 'keeper', logLevel: 'error', logFormat: 'pretty' });
  const running: ManagedProcess[] = [];
  const dataFolders: string[] = [folder];
  try {
    await mkdir(join(folder, 'postgres'), { mode: 0o755 });
    const fallbackCache = fileURLToPath(new URL('../../../../.guohe/cache', import.meta.url));
    const cli = await findTemporalCli({
      given: process.env['GUOHE_TEMPORAL_CLI'],
      env: process.env,
      fallbackCache,
      say,
      aborted: over.signal,
    });
    const postgres = await preparePostgres({
      folder: join(folder, 'postgres'), logFile: join(folder, 'postgres.log'), runFolder, durable: false, maxConnections: 400, say,
    }); // prettier-ignore
    dataFolders.push(dirname(postgres.dataFolder));
    const temporal = await prepareTemporal({
      cli,
      namespaces: ['default'],
      logFile: join(folder, 'temporal.log'),
      runFolder,
    });
    for (const spec of [postgres.process, temporal.process]) running.unshift(new ManagedProcess(spec, log));
    await Promise.all(running.map((server) => server.start()));
    await postgres.createRole();
    tell({ kind: 'ready', servers: { databaseUrl: postgres.databaseUrl, temporalAddress: temporal.address, folder } });
    await ended;
  } catch (error) {
    tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  } finally {
    // The data are worthless: no need to let anybody finish.
    await Promise.all(running.map((server) => server.stop(true)));
    for (const path of dataFolders) await rm(path, { recursive: true, force: true });
  }
}

/** Removes what keepers that were killed themselves have left. */
async function sweep(): Promise<void> {
  for (const name of (await readdir(tmpdir())).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const record = await readFile(join(folder, 'keeper.json'), 'utf8').catch(() => '');
    if (!record || (await isAlive(JSON.parse(record) as ProcessIdentity))) continue;
    await stopOrphans(join(folder, 'run'), ORDER).catch(() => []);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

await keep();
process.exit(0);
