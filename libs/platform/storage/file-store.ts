import { createHash, randomUUID } from 'node:crypto';
import type { ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
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
const ABANDONED_AFTER_MS = 24 * 3_600_000;

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
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        await writeAll(handle, chunk);
      }
      await handle.sync();
    } catch (error) {
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

  /** Takes away what a killed process left of uploads long ago. @returns how many */
  async sweep(now = Date.now()): Promise<number> {
    const incoming = join(this.folder, INCOMING);
    const names = await readdir(incoming).catch(() => []);
    let swept = 0;
    for (const name of names) {
      const path = join(incoming, name);
      const facts = await stat(path).catch(() => undefined);
      if (!facts || now - facts.mtimeMs < ABANDONED_AFTER_MS) continue;
      await rm(path, { force: true });
      swept += 1;
    }
    return swept;
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
