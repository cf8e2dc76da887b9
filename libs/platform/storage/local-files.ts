import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { ASIDE, type KeptFiles } from './kept-files.js';

/** Files on a local disk, or on a mounted share of all processes; on the file system where they arrive. */
export class LocalFiles implements KeptFiles {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  async put({ path }: { readonly path: string }, key: string): Promise<void> {
    const target = this.pathOf(key);
    await mkdir(dirname(target), { recursive: true });
    await rename(path, target);
    await flushFolder(dirname(target));
  }

  async read(key: string) {
    const handle = await open(this.pathOf(key), 'r').catch(ifAbsent);
    if (handle === undefined) return undefined;
    const { size } = await handle.stat();
    return { stream: handle.createReadStream(), sizeBytes: size };
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  /** Folder by folder. */
  async *keysBefore(instant: number): AsyncGenerator<readonly string[]> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      if (!/^[0-9a-f]{2}$/.test(name)) continue;
      const names = await olderThan(join(this.folder, name), instant);
      if (names.length > 0) yield names.map((each) => `${name}/${each}`);
    }
  }

  async setAside(key: string): Promise<void> {
    const target = join(this.folder, ASIDE, key.replace('/', '-'));
    await mkdir(dirname(target), { recursive: true });
    await rename(this.pathOf(key), target);
    const now = new Date();
    await utimes(target, now, now);
  }

  removeSetAside(before: number): Promise<number> {
    return removeOlder(join(this.folder, ASIDE), before);
  }

  private pathOf(key: string): string {
    const path = resolve(this.folder, key);
    if (!path.startsWith(this.folder + sep)) throw new Error('a key must lie inside the store');
    return path;
  }
}

/** Removes the files of a folder that were written before an instant. @returns how many */
export async function removeOlder(folder: string, before: number): Promise<number> {
  const names = await olderThan(folder, before);
  for (const name of names) await rm(join(folder, name), { force: true });
  return names.length;
}

async function olderThan(folder: string, before: number): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const facts = await stat(join(folder, name)).catch(() => undefined);
    if (facts && facts.mtimeMs <= before) found.push(name);
  }
  return found;
}

/** A rename is durable once its folder is flushed; some file systems cannot flush folders, and need not. */
async function flushFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function ifAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
