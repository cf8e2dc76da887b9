import { join } from 'node:path';
import type { Settings } from '../config/config.js';
import { preparePostgres, type ProcessLogins } from './postgres.js';
import type { ManagedProcessSpec } from './managed-process.js';
import { findTemporalCli } from './temporal-cli.js';
import { prepareTemporal } from './temporal.js';

/** Programs in the order of an orderly stop: whoever depends on another ends before it. */
export const STOP_ORDER = ['API', 'worker', 'Temporal', 'PostgreSQL'] as const;

/** A server that Guohe needs: one of ours, with what to run, or one that the settings name. */
export interface NeededServer {
  readonly process?: ManagedProcessSpec;
  /** Once it serves, before it is used. */
  readonly afterStart?: () => Promise<void>;
}

export interface NeededPostgres extends NeededServer {
  /** Of a server of ours its owner's; else whatever the settings say. */
  readonly databaseUrl: string;
  /** Of a server of ours. */
  readonly logins?: ProcessLogins;
}

export interface NeededTemporal extends NeededServer {
  readonly address: string;
  readonly uiUrl?: string;
}

export interface Surroundings {
  readonly say: (text: string) => void;
  readonly aborted: AbortSignal;
}

export function logFolder(settings: Settings): string {
  return join(settings.dataFolder, 'logs');
}

export function runFolder(settings: Settings): string {
  return join(settings.dataFolder, 'run');
}

/** PostgreSQL: DATABASE_URL, else an embedded one in the data folder. @throws {StartFailure} */
export async function neededPostgres(settings: Settings, { say }: Surroundings): Promise<NeededPostgres> {
  if (settings.databaseUrl) return { databaseUrl: settings.databaseUrl };
  const { process, databaseUrl, logins, createRole } = await preparePostgres({
    folder: join(settings.dataFolder, 'postgres'),
    logFile: join(logFolder(settings), 'postgres.log'),
    runFolder: runFolder(settings),
    durable: true,
    maxConnections: Math.max(100, settings.databasePool * 3 + 20),
    say,
  });
  return { process, databaseUrl, logins, afterStart: createRole };
}

/** Temporal: TEMPORAL_ADDRESS, else the development server with its database file in the data folder. @throws {StartFailure} */
export async function neededTemporal(settings: Settings, { say, aborted }: Surroundings): Promise<NeededTemporal> {
  if (settings.temporalAddress) return { address: settings.temporalAddress };
  const cli = await findTemporalCli({
    given: settings.temporalCli,
    env: process.env,
    fallbackCache: join(settings.dataFolder, 'cache'),
    say,
    aborted,
  });
  return prepareTemporal({
    cli,
    folder: join(settings.dataFolder, 'temporal'),
    namespaces: [settings.temporalNamespace],
    logFile: join(logFolder(settings), 'temporal.log'),
    runFolder: runFolder(settings),
  });
}
