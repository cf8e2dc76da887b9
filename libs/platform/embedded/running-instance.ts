import { join } from 'node:path';
import type { Settings } from '../config/config.js';
import type { InstanceLock } from './instance-lock.js';
import { readLock } from './instance-lock.js';
import { StartFailure } from './start-failure.js';

/** Where a running `guohe start` and its servers are reached. */
export interface RunningInstance {
  /** The API; empty until it answers. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
}

/** What an instance says of itself while it stops. */
export const STOPPING = 'stopping';

export function instanceLockFile(dataFolder: string): string {
  return join(dataFolder, 'guohe.lock');
}

/** Tells other commands on this machine where this instance is; only its owner can read it, for it holds a password. */
export function announceInstance(lock: InstanceLock, instance: RunningInstance): Promise<void> {
  return lock.describe(JSON.stringify(instance));
}

/** The instance that serves from this data folder; undefined when none does. */
export async function runningInstance(dataFolder: string): Promise<RunningInstance | undefined> {
  const note = (await readLock(instanceLockFile(dataFolder)))?.note;
  return note?.startsWith('{') ? (JSON.parse(note) as RunningInstance) : undefined;
}

/**
 * The servers a command works on: those that the settings name, else those of the running instance.
 * @throws {StartFailure} when there are none.
 */
export async function serversOf(settings: Settings): Promise<Pick<RunningInstance, 'databaseUrl' | 'temporalAddress'>> {
  const running = await runningInstance(settings.dataFolder);
  const databaseUrl = settings.databaseUrl ?? running?.databaseUrl;
  const temporalAddress = settings.temporalAddress ?? running?.temporalAddress;
  if (databaseUrl) return { databaseUrl, temporalAddress: temporalAddress ?? '' };
  throw new StartFailure(
    `No database to work on (没有可用的数据库): Guohe is not running on ${settings.dataFolder}. Run \`npm start\` first, or set DATABASE_URL=postgres://user:password@host:5432/database.`,
    69,
  );
}
