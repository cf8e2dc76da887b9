import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Settings } from '../config/config.js';
import { newKey, readKeys } from '../crypto/key-ring.js';
import { StartFailure, startFailure } from './start-failure.js';

/** Keys that an installation keeps by itself where the settings name none. */
export type OwnKey = 'personal-data' | 'audit-signing';

const MADE_BY_US = 'own';

/** Made once and never overwritten; only its owner can read it. @throws {StartFailure} where it cannot be kept or read */
export async function ownKeys({ dataFolder }: Settings, name: OwnKey): Promise<string> {
  return (await readOwnKeys(dataFolder, name)) ?? makeOwnKeys(dataFolder, name);
}

async function makeOwnKeys(dataFolder: string, name: OwnKey): Promise<string> {
  const file = keyFile(dataFolder, name);
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    // Written beside it and then linked: a start that is cut off leaves no half of a key, and of two starts one makes it.
    await writeFile(draft, `${newKey(MADE_BY_US)}\n`, { mode: 0o600, flush: true });
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await unlink(draft);
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw startFailure(error, 'Keeping a key', file);
  }
}

/** Those of an installation that has been started before; undefined where there are none. @throws {StartFailure} for a file that is no key */
export async function readOwnKeys(dataFolder: string, name: OwnKey): Promise<string | undefined> {
  const file = keyFile(dataFolder, name);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw startFailure(error, 'Reading a key', file);
  });
  if (text === undefined || readKeys(text.trim())) return text?.trim();
  throw new StartFailure(
    `${file} holds no key (密钥文件已损坏). Restore it from a copy: what was sealed with it cannot be read otherwise.`,
  );
}

function keyFile(dataFolder: string, name: OwnKey): string {
  return join(dataFolder, 'keys', `${name}.keys`);
}
