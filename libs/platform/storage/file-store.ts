import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { keyOf, type KeptFiles } from './kept-files.js';
import { removeOlder } from './local-files.js';

/** Bytes that have arrived and are safely on disk, but are not kept yet. */
export interface ReceivedFile {
  /** Where they are; read them, then `keep` or `discard`. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** No file is ever kept under it. */
const NOBODYS = '00000000-0000-0000-0000-000000000000';
const INCOMING = 'incoming';
const PARTS = 'parts';
const ABANDONED_AFTER_MS = 24 * 3_600_000;
const ASIDE_FOR_MS = 30 * 24 * 3_600_000;

/**
 * Uploaded files. Each arrives on the local disk under a temporary name, and is given its place when it is whole and accepted, so
 * that nothing half-written is ever found under a key.
 */
export class FileStore {
  private readonly incoming: string;

  /** @param folder on the local disk; what has arrived waits in it @param kept where it goes then */
  constructor(
    folder: string,
    private readonly kept: KeptFiles,
  ) {
    this.incoming = join(resolve(folder), INCOMING);
  }

  /**
   * Writes a stream to disk, hashing it on the way, and flushes it. When the stream breaks nothing is left.
   * @throws what the stream or the disk threw (`ENOSPC` when it is full)
   */
  async receive(stream: Readable): Promise<ReceivedFile> {
    const { received, broken } = await this.write(stream);
    if (broken === undefined) return received;
    // What still comes is let through: whoever sends it has to get to the end before there is an answer.
    stream.resume();
    await this.discard(received);
    throw broken;
  }

  /** The same, but what has arrived of a stream that breaks stays. @throws what the disk threw where nothing has */
  async receiveSome(stream: Readable): Promise<ReceivedFile> {
    const { received, broken } = await this.write(stream);
    if (received.sizeBytes === 0 && isOfDisk(broken)) {
      await this.discard(received);
      throw broken;
    }
    return received;
  }

  private async write(stream: Readable): Promise<{ received: ReceivedFile; broken?: Error }> {
    const path = join(this.incoming, randomUUID());
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'wx', 0o640);
    const hash = createHash('sha256');
    let sizeBytes = 0;
    let broken: Error | undefined;
    try {
      for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        await writeAll(handle, chunk);
        hash.update(chunk);
        sizeBytes += chunk.length;
      }
    } catch (error) {
      broken = error as Error;
    }
    try {
      // A chunk that the disk took half of belongs to nothing.
      if (broken !== undefined) await handle.truncate(sizeBytes);
      await handle.sync();
    } catch (error) {
      broken = error as Error;
    } finally {
      await handle.close();
    }
    return { received: { path, sizeBytes, sha256: hash.digest('hex') }, ...(broken && { broken }) };
  }

  /** A key for a part of an upload that goes on. */
  partKey(uploadId: string): string {
    return `${PARTS}/${uploadId}/${randomUUID()}`;
  }

  /** Keeps a part under its key. @throws {StorageAway} */
  keepPart(received: ReceivedFile, key: string): Promise<void> {
    return this.kept.put(received, key);
  }

  /** Gives received bytes their place. @returns the key under which they are found from now on @throws {StorageAway} */
  async keep(received: ReceivedFile): Promise<string> {
    const key = keyOf(received, randomUUID());
    await this.kept.put(received, key);
    return key;
  }

  /** The same under a key that is known beforehand, which no upload is ever given. @throws {StorageAway} */
  keepAs(received: ReceivedFile, key: string): Promise<void> {
    return this.kept.put(received, key);
  }

  /** The bytes of such a key, which say themselves whether they are whole. @throws {StorageAway} */
  async readAs(key: string): Promise<Readable | undefined> {
    return (await this.kept.read(key))?.stream;
  }

  async discard(received: ReceivedFile): Promise<void> {
    await rm(received.path, { force: true });
  }

  /**
   * The bytes of a key, compared on the way with their hash: of others the stream fails before its end is out.
   * @param sha256 hex @returns undefined where there are none @throws {StorageAway}
   */
  async read(key: string, sha256: string): Promise<{ stream: Readable; sizeBytes: number } | undefined> {
    const found = await this.kept.read(key);
    return found && { ...found, stream: compared(found.stream, sha256) };
  }

  remove(key: string): Promise<void> {
    return this.kept.remove(key);
  }

  /**
   * Takes away what a killed process left of uploads long ago, and what was set aside weeks ago.
   * @returns how many
   */
  async sweep(now = Date.now()): Promise<number> {
    const abandoned = await removeOlder(this.incoming, now - ABANDONED_AFTER_MS);
    return abandoned + (await this.kept.removeSetAside(now - ASIDE_FOR_MS));
  }

  /** The keys of everything kept so long ago that its upload is over, some at a time. */
  settledKeys(now = Date.now()): AsyncGenerator<readonly string[]> {
    return this.kept.keysBefore(now - ABANDONED_AFTER_MS);
  }

  /** Can files be read at present? */
  async answers(): Promise<boolean> {
    return this.kept.read(keyOf({ sha256: '00' }, NOBODYS)).then(
      () => true,
      () => false,
    );
  }

  /** What is free on the disk on which files arrive; null where it cannot be asked. */
  async freeBytes(): Promise<number | null> {
    return mkdir(this.incoming, { recursive: true })
      .then(() => statfs(this.incoming))
      .then(
        ({ bavail, bsize }) => bavail * bsize,
        () => null,
      );
  }

  /** Takes a file away from its key, for good only weeks later. */
  setAside(key: string): Promise<void> {
    return this.kept.setAside(key);
  }
}

/** Lets through what has the hash; the last bytes of anything else never come. */
function compared(stream: Readable, sha256: string): Readable {
  const hash = createHash('sha256');
  let last: Buffer | undefined;
  const check = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      const ready = last;
      last = chunk;
      done(null, ready);
    },
    flush(done) {
      if (hash.digest('hex') === sha256) done(null, last);
      else done(new Error('the stored bytes are not those that were uploaded'));
    },
  });
  stream.once('error', (error) => check.destroy(error));
  check.once('close', () => stream.destroy());
  return stream.pipe(check);
}

function isOfDisk(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES'].includes((error as { code?: string } | undefined)?.code ?? '');
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, chunk: Buffer): Promise<void> {
  for (let offset = 0; offset < chunk.length;) {
    const { bytesWritten } = await handle.write(chunk, offset);
    offset += bytesWritten;
  }
}
