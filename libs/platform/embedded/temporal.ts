import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { tailOf, trimLog } from './log-files.js';
import type { ManagedProcessSpec } from './managed-process.js';
import { answers, freePort, keptPort } from './ports.js';
import { StartFailure, diskFull } from './start-failure.js';

export interface EmbeddedTemporalOptions {
  /** The `temporal` command line tool. */
  readonly cli: string;
  /** Holds the ports and the database file; none: everything is kept in memory. */
  readonly folder?: string;
  readonly namespaces: readonly string[];
  readonly logFile: string;
  readonly runFolder: string;
}

export interface EmbeddedTemporal {
  readonly process: ManagedProcessSpec;
  /** host:port of the frontend. */
  readonly address: string;
  /** Temporal's own web pages; none for the one in memory. */
  readonly uiUrl?: string;
}

const READY_WITHIN_MS = 60_000;

/** Makes the development server ready to start. With these settings of its database file a killed server loses nothing. */
export async function prepareTemporal(options: EmbeddedTemporalOptions): Promise<EmbeddedTemporal> {
  const { cli, folder, logFile } = options;
  if (folder) await mkdir(folder, { recursive: true });
  const port = folder ? await keptPort(join(folder, 'port')) : await freePort();
  const uiPort = folder ? await keptPort(join(folder, 'ui-port')) : undefined;
  const args = [
    'server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error', '--color', 'never',
    '--disable-config-file', '--disable-config-env',
    ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]),
    ...options.namespaces.flatMap((name) => ['--namespace', name]),
    ...(folder
      ? ['--db-filename', join(folder, 'temporal.db'), '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal']
      : []),
  ]; // prettier-ignore
  const address = `127.0.0.1:${port}`;
  return {
    address,
    ...(uiPort !== undefined && { uiUrl: `http://localhost:${uiPort}` }),
    process: {
      name: 'Temporal',
      runFolder: options.runFolder,
      spawn: () => launch(cli, args, logFile),
      ready: (_child, aborted) => untilServing(port, aborted),
      stop: [['SIGTERM', 15_000]],
      explain: async () => explain(await tailOf(logFile), folder ?? logFile),
    },
  };
}

function launch(cli: string, args: string[], logFile: string): ChildProcess {
  trimLog(logFile);
  const log = openSync(logFile, 'a');
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')));
  try {
    // Its own process group, as PostgreSQL.
    return spawn(cli, args, { env, detached: true, stdio: ['ignore', log, log] });
  } finally {
    closeSync(log);
  }
}

/** The frontend's port opens when the server behind it and the namespaces are there. */
async function untilServing(port: number, aborted: AbortSignal): Promise<void> {
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end && !aborted.aborted; await pause(50)) {
    if (await answers('127.0.0.1', port)) return;
  }
  if (!aborted.aborted) throw new StartFailure(`Temporal does not serve within ${READY_WITHIN_MS / 1000} s.`);
}

function explain(log: string, folder: string): StartFailure | undefined {
  if (/no space left on device|database or disk is full/i.test(log)) return diskFull(folder);
  const last = log.trim().split('\n').at(-1);
  return last ? new StartFailure(`Temporal could not start: ${last.slice(0, 500)}`) : undefined;
}
