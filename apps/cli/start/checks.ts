import { constants } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from '#platform/config/config.js';
import type { InstanceLock } from '#platform/embedded/instance-lock.js';
import { LockHeld, acquireLock } from '#platform/embedded/instance-lock.js';
import { STOPPING, instanceLockFile, runningInstance } from '#platform/embedded/running-instance.js';
import type { Surroundings } from '#platform/embedded/servers.js';
import { StartFailure, startFailure } from '#platform/embedded/start-failure.js';

/** A new database takes about 60 MB, and its journal as much again before anybody has done anything. */
const NEEDED_BYTES = 256 * 1024 * 1024;

/** The data folder is there, may be written to and has room. @throws {StartFailure} */
export async function checkDataFolder({ dataFolder }: Settings): Promise<void> {
  try {
    await makeFolder(dataFolder);
    await mkdir(dataFolder, { recursive: true });
    await access(dataFolder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const taken = ['EEXIST', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    if (taken)
      throw new StartFailure(
        `GUOHE_DATA=${dataFolder} is no folder (不是文件夹). Choose another: GUOHE_DATA=/path/to/folder npm start`,
      );
    throw startFailure(error, 'Opening the data folder', dataFolder);
  }
  const { bavail, bsize } = await statfs(dataFolder);
  if (bavail * bsize < NEEDED_BYTES) {
    throw new StartFailure(
      `The disk is full (磁盘已满): ${Math.floor((bavail * bsize) / 1e6)} MB are left for ${dataFolder}, and at least ${Math.ceil(NEEDED_BYTES / 1e6)} MB are needed. Free some space, or choose a folder on another disk: GUOHE_DATA=/path/to/folder npm start`,
    );
  }
}

/** With those above it. One by one: where the file system takes no folders, `recursive` would try for ever. */
async function makeFolder(path: string): Promise<void> {
  if (dirname(path) !== path && !(await isThere(dirname(path)))) await makeFolder(dirname(path));
  if (!(await isThere(path))) await mkdir(path);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** How long a start waits for another one on the same data that is about to end. */
const STOPPING_WITHIN_MS = 60_000;

/**
 * One `guohe start` at a time works on a data folder. One that is stopping is waited for: whoever launched it may have
 * returned before it was done.
 * @throws {StartFailure} naming the other one.
 */
export async function lockDataFolder({ dataFolder }: Settings, { say, aborted }: Surroundings): Promise<InstanceLock> {
  const begun = Date.now();
  for (let told = false; ; told = true) {
    try {
      return await acquireLock(instanceLockFile(dataFolder), 'starting');
    } catch (error) {
      if (!(error instanceof LockHeld)) throw startFailure(error, 'Locking the data folder', dataFolder);
      const waits = error.note === STOPPING && Date.now() - begun < STOPPING_WITHIN_MS && !aborted.aborted;
      if (!waits) throw await alreadyRunning(dataFolder, error.pid);
      if (!told) say(`Waiting for process ${error.pid}, which is stopping (等待上一实例停止) …`);
      await pause(200);
    }
  }
}

async function alreadyRunning(dataFolder: string, pid: number): Promise<StartFailure> {
  const running = await runningInstance(dataFolder);
  const where = running?.url ? `, at ${running.url}` : '';
  return new StartFailure(
    `Guohe is already running on ${dataFolder} (process ${pid}${where}; 已在运行). Stop it first, or give this one its own data and port: GUOHE_DATA=.guohe-2 PORT=3001 npm start`,
  );
}
