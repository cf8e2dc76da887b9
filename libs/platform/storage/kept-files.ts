import type { Readable } from 'node:stream';

/** Where accepted files lie, each under a key of its own. */
export interface KeptFiles {
  /**
   * Gives bytes that lie whole on the local disk their place. Nothing is ever found under a key before all of it is there.
   * @throws {StorageAway}, or what the disk threw
   */
  put(file: { readonly path: string; readonly sizeBytes: number; readonly sha256: string }, key: string): Promise<void>;

  /** @returns undefined where nothing is under the key @throws {StorageAway} */
  read(key: string): Promise<{ stream: Readable; sizeBytes: number } | undefined>;

  remove(key: string): Promise<void>;

  /** The keys of everything that was put before an instant (milliseconds), some at a time. */
  keysBefore(instant: number): AsyncGenerator<readonly string[]>;

  /** Takes a file away from its key, but keeps it. */
  setAside(key: string): Promise<void>;

  /** Removes for good what was set aside before an instant (milliseconds). @returns how many */
  removeSetAside(before: number): Promise<number>;
}

/** The store of files does not answer; nothing was kept. */
export class StorageAway extends Error {
  override readonly name = 'StorageAway';
}

export const ASIDE = 'aside';

/** Under which a file is kept; the first part spreads them over folders. */
export function keyOf({ sha256 }: { readonly sha256: string }, id: string): string {
  return `${sha256.slice(0, 2)}/${id}`;
}

export const KEY = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;
