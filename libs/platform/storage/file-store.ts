import { createHash, randomUUID } from 'node:crypto';
import type { ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';

/** Bytes that have arrived and are safely on disk, but are not kept yet. */
export interface ReceivedFile {
  /** Where they are; read them, then `keep` or `discard`. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
}

const INCOMING = 'incoming';
const ASIDE = 'aside';
const ABANDONED_AFTER_MS = 24 * 3_600_000;
const ASIDE_FOR_MS = 30 * 24 * 3_600_000;

/**
 * Files on a local disk (or a mounted share of all processes). A file first arrives under a temporary name and is renamed
 * when it is whole and accepted, so that nothing half-written is ever found under a key.
 */
export class FileStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  /**
   * Writes a stream to disk, hashing it on the way, and flushes it. When the stream breaks nothing is left.
   * @throws what the stream or the disk threw (`ENOSPC` when it is full)
   */
  async receive(stream: Readable): Promise<ReceivedFile> {
    const path = join(this.folder, INCOMING, randomUUID());
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'wx', 0o640);
    const hash = createHash('sha256');
    let sizeBytes = 0;
    try {
      for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        await writeAll(handle, chunk);
      }
      await handle.sync();
    } catch (error) {
      // What still comes is let through: whoever sends it has to get to the end before there is an answer.
      stream.resume();
      await handle.close();
      await rm(path, { force: true });
      throw error;
    }
    await handle.close();
    return { path, sizeBytes, sha256: hash.digest('hex') };
  }

  /** Gives received bytes their place. @returns the key under which they are found from now on */
  async keep(received: ReceivedFile): Promise<string> {
    const key = `${received.sha256.slice(0, 2)}/${randomUUID()}`;
    const target = this.pathOf(key);
    await mkdir(dirname(target), { recursive: true });
    await rename(received.path, target);
    await flushFolder(dirname(target));
    return key;
  }

  async discard(received: ReceivedFile): Promise<void> {
    await rm(received.path, { force: true });
  }

  /** The bytes of a key. @throws ENOENT where there are none */
  async read(key: string): Promise<{ stream: ReadStream; sizeBytes: number }> {
    const handle = await open(this.pathOf(key), 'r');
    const { size } = await handle.stat();
    return { stream: handle.createReadStream(), sizeBytes: size };
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  /**
   * Takes away what a killed process left of uploads long ago, and what was set aside weeks ago.
   * @returns how many
   */
  async sweep(now = Date.now()): Promise<number> {
    const swept = [
      await this.removeOlder(INCOMING, now - ABANDONED_AFTER_MS),
      await this.removeOlder(ASIDE, now - ASIDE_FOR_MS),
    ];
    return swept.reduce((sum, count) => sum + count, 0);
  }

  /** The keys of everything kept so long ago that its upload is over, folder by folder. */
  async *settledKeys(now = Date.now()): AsyncGenerator<readonly string[]> {
    for (const folder of await readdir(this.folder).catch(() => [])) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      const names = await this.olderThan(folder, now - ABANDONED_AFTER_MS);
      if (names.length > 0) yield names.map((name) => `${folder}/${name}`);
    }
  }

  /** Takes a file away from its key, for good only weeks later. */
  async setAside(key: string): Promise<void> {
    const target = join(this.folder, ASIDE, key.replace('/', '-'));
    await mkdir(dirname(target), { recursive: true });
    await rename(this.pathOf(key), target);
    const now = new Date();
    await utimes(target, now, now);
  }

  private async removeOlder(folder: string, before: number): Promise<number> {
    const names = await this.olderThan(folder, before);
    for (const name of names) await rm(join(this.folder, folder, name), { force: true });
    return names.length;
  }

  private async olderThan(folder: string, before: number): Promise<string[]> {
    const found: string[] = [];
    for (const name of await readdir(join(this.folder, folder)).catch(() => [])) {
      const facts = await stat(join(this.folder, folder, name)).catch(() => undefined);
      if (facts && facts.mtimeMs <= before) found.push(name);
    }
    return found;
  }

  private pathOf(key: string): string {
    const path = resolve(this.folder, key);
    if (!path.startsWith(this.folder + sep)) throw new Error('a key must lie inside the store');
    return path;
  }
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, chunk: Buffer): Promise<void> {
  for (let offset = 0; offset < chunk.length;) {
    const { bytesWritten } = await handle.write(chunk, offset);
    offset += bytesWritten;
  }
}

/** A rename is durable once its folder is flushed; some file systems cannot flush folders, and need not. */
async function flushFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
