import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { runningInstance } from '#platform/embedded/running-instance.js';
import { StartFailure } from '#platform/embedded/start-failure.js';

export type Part = 'API' | 'worker' | 'Temporal' | 'PostgreSQL';

/** A `guohe start` on data of its own, as anyone runs it: the servers of a benchmark. */
export interface Instance {
  readonly url: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly pids: Readonly<Record<Part, number>>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

/** What must not be inherited: the instance is for itself, without limits to the requests of one address, and with a key of its own. */
export const OWN_ENVIRONMENT = {
  PORT: '0',
  HOST: '127.0.0.1',
  RATE_LIMIT_PER_MINUTE: '0',
  MAX_DAILY_FILES: '1000000',
  SIGN_IN_LIMIT_PER_MINUTE: '0',
  LOG_LEVEL: 'warn',
  PERSONAL_DATA_KEYS: `bench:${randomBytes(32).toString('base64')}`,
  AUDIT_SIGNING_KEYS: `bench:${randomBytes(32).toString('base64')}`,
};
const NOT_INHERITED = /^(DATABASE_URL|PUBLIC_URL|TEMPORAL_|REHEARSAL_ALLOWED|DEMO_ACCOUNTS|GUOHE_STORAGE|S3_|OIDC_)/;

const PREFIX = 'guohe-bench-';
/** Younger folders may belong to one that is being started. */
const STARTS_WITHIN_MS = 600_000;

/** @throws {StartFailure} when it does not get ready. */
export async function startInstance(environment: Readonly<Record<string, string>> = {}): Promise<Instance> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  // Where root runs it, PostgreSQL is another user and has to get through.
  await chmod(folder, 0o711);
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name)));
  const child = fork(fileURLToPath(new URL('../main.js', import.meta.url)), ['start', '--json'], {
    env: { ...inherited, ...OWN_ENVIRONMENT, ...environment, GUOHE_DATA: folder },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    detached: true,
  });
  const stop = async () => {
    if (child.connected) child.disconnect();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { url, pids } = await untilReady(child);
    const servers = await runningInstance(folder);
    if (!servers) throw new StartFailure('The instance to be measured has gone.');
    return { url, pids, databaseUrl: servers.databaseUrl, temporalAddress: servers.temporalAddress, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Removes the data of instances whose benchmark was cut off: without it they end, but nobody clears up. */
async function sweep(): Promise<void> {
  const left = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX)).map((name) => join(tmpdir(), name));
  for (const folder of left) {
    const { mtimeMs } = await stat(folder);
    const starting = Date.now() - mtimeMs < STARTS_WITHIN_MS;
    if (!starting && !(await runningInstance(folder))) await rm(folder, { recursive: true, force: true });
  }
}

/** Reads its lines to the end, so that it never waits for us. */
function untilReady(child: ChildProcess): Promise<Pick<Instance, 'url' | 'pids'>> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    if (child.stdout) {
      createInterface(child.stdout).on('line', (line) => {
        if (said.length < 200) said.push(line);
        if (line.startsWith('{"ready":true')) resolve(JSON.parse(line) as Pick<Instance, 'url' | 'pids'>);
      });
    }
    child.once('exit', () => reject(new StartFailure(`It did not get ready:\n${said.join('\n')}`)));
  });
}
