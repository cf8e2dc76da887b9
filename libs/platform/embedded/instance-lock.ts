import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ProcessIdentity } from './process-identity.js';
import { identify, isAlive } from './process-identity.js';

/** The lock is held by a living process, which left `note` (an address, a purpose). */
export class LockHeld extends Error {
  override readonly name = 'LockHeld';

  constructor(
    readonly file: string,
    readonly pid: number,
    readonly note: string,
  ) {
    super(`${file} is held by process ${pid}`);
  }
}

interface Content extends ProcessIdentity {
  readonly note: string;
}

/** Held while this process lives; `note` tells others what the holder is. */
export interface InstanceLock {
  describe(note: string): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the lock file, also from a process that has died without releasing it. The file appears by a hard link, so that it
 * never exists half written.
 * @throws {LockHeld} when a living process holds it.
 */
export async function acquireLock(file: string, note: string): Promise<InstanceLock> {
  await mkdir(dirname(file), { recursive: true });
  const me = await identify(process.pid);
  if (!me) throw new Error('This process cannot see itself: is /proc mounted?');
  const own = `${file}.${process.pid}.${randomUUID().slice(0, 8)}`;
  const write = (text: string) =>
    writeFile(own, JSON.stringify({ ...me, note: text } satisfies Content), { mode: 0o600 });
  await write(note);
  try {
    while (!(await linked(own, file))) {
      const holder = await read(file);
      if (holder && (await isAlive(holder))) throw new LockHeld(file, holder.pid, holder.note);
      await discard(file, own, holder);
    }
  } finally {
    await rm(own, { force: true });
  }
  return {
    describe: async (text) => {
      await write(text);
      await rename(own, file);
    },
    release: () => rm(file, { force: true }),
  };
}

/** What the living holder of a lock says of itself; undefined when nobody holds it. */
export async function readLock(file: string): Promise<{ readonly pid: number; readonly note: string } | undefined> {
  const holder = await read(file);
  return holder && (await isAlive(holder)) ? holder : undefined;
}

/** Runs `work` under the lock, waiting for others to finish theirs; `onWait` is told once whom for. */
export async function underLock<T>(
  file: string,
  note: string,
  onWait: (held: LockHeld) => void,
  work: () => Promise<T>,
): Promise<T> {
  for (let told = false; ; told = true) {
    try {
      const lock = await acquireLock(file, note);
      return await work().finally(() => lock.release());
    } catch (error) {
      if (!(error instanceof LockHeld) || error.file !== file) throw error;
      if (!told) onWait(error);
      await pause(500);
    }
  }
}

async function linked(own: string, file: string): Promise<boolean> {
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes away the lock of the dead; should a living process have come in between, its lock is put back. */
async function discard(file: string, own: string, dead: Content | undefined): Promise<void> {
  const aside = `${own}.stale`;
  try {
    await rename(file, aside);
    const taken = await read(aside);
    if (taken && taken.started !== dead?.started) await linked(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** undefined: no lock, or one that nobody can have written whole (a full disk). */
async function read(file: string): Promise<Content | undefined> {
  try {
    const content = JSON.parse(await readFile(file, 'utf8')) as Partial<Content>;
    const { pid, started, note } = content;
    return typeof pid === 'number' && typeof started === 'string'
      ? { pid, started, note: String(note ?? '') }
      : undefined;
  } catch {
    return undefined;
  }
}
