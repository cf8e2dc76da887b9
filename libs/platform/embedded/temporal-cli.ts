import { execFile } from 'node:child_process';
import { access, chmod, constants, mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { LockHeld, underLock } from './instance-lock.js';
import { StartFailure, startFailure } from './start-failure.js';
import { buildTemporalCli } from './temporal-build.js';
import { downloadTemporalCli } from './temporal-download.js';

/** The release whose development server (1.29) is tried with this project; the same that `deploy/temporal-cli` builds. */
export const TEMPORAL_CLI_VERSION = '1.5.1';

export interface TemporalCliOptions {
  /** GUOHE_TEMPORAL_CLI. */
  readonly given?: string;
  /** PATH, HOME, XDG_CACHE_HOME and what Go and a proxy need. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where a copy is kept when the user's cache cannot be written. */
  readonly fallbackCache: string;
  readonly say: (text: string) => void;
  readonly aborted: AbortSignal;
}

/**
 * The `temporal` command line tool: given → on PATH → in the cache → downloaded → built, the last two once into the cache.
 * @throws {StartFailure} saying what was tried and what to do.
 */
export async function findTemporalCli(options: TemporalCliOptions): Promise<string> {
  const { given, env, say } = options;
  if (given) {
    if (await works(given)) return given;
    throw new StartFailure(
      `GUOHE_TEMPORAL_CLI=${given} is no \`temporal\` command with a development server (\`temporal server start-dev --help\` fails). Give another, or leave it out.`,
    );
  }
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    const candidate = join(folder, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
    if (await works(candidate)) return candidate;
  }
  const name = join(`temporal-${TEMPORAL_CLI_VERSION}-${process.platform}-${process.arch}`, 'temporal');
  const caches = [
    join(env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache'), 'guohe'),
    options.fallbackCache,
  ];
  for (const cache of caches) if (await works(join(cache, name))) return join(cache, name);

  const cache = (await writable(caches)) ?? options.fallbackCache;
  const target = join(cache, name);
  const onWait = (held: LockHeld) => say(`Waiting for process ${held.pid}, which is getting the Temporal server …`);
  return underLock(`${join(cache, name)}.lock`, 'getting the Temporal server', onWait, async () => {
    if (await works(target)) return target;
    return obtain(target, options);
  }).catch((error: unknown) => {
    throw startFailure(error, 'Getting the Temporal server', cache);
  });
}

async function obtain(target: string, { env, say, aborted }: TemporalCliOptions): Promise<string> {
  const half = `${target}.${process.pid}`;
  const failures: string[] = [];
  try {
    for (const source of [downloadTemporalCli, buildTemporalCli]) {
      const failure = await source({ version: TEMPORAL_CLI_VERSION, target: half, env, say, aborted });
      if (aborted.aborted) throw new StartFailure('Stopped while getting the Temporal server.');
      if (failure === undefined) {
        await chmod(half, 0o755);
        if (await works(half)) {
          await rename(half, target);
          return target;
        }
        failures.push('what was got does not run on this system');
      } else failures.push(failure);
    }
  } finally {
    await rm(half, { force: true });
  }
  throw new StartFailure(
    [
      `The Temporal server is missing (缺少 Temporal 服务): ${failures.join('; ')}.`,
      'Do one of these and start again: install the Temporal CLI (https://docs.temporal.io/cli/setup-cli) or Go 1.25+ (https://go.dev/dl/); set GUOHE_TEMPORAL_CLI=/path/to/temporal; or name a running cluster with TEMPORAL_ADDRESS=host:7233.',
    ].join(' '),
  );
}

/** It is there, may be run, and brings a development server. */
async function works(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    await promisify(execFile)(file, ['server', 'start-dev', '--help'], { timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

async function writable(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
      return folder;
    } catch {
      // The next one.
    }
  }
  return undefined;
}
