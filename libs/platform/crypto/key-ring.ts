import { randomBytes } from 'node:crypto';

/** A secret key and the name by which values say which one they were made with. */
export interface NamedKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** 256 bits: what AES-256, HMAC-SHA-256 and Ed25519 all take. */
export const KEY_BYTES = 32;
const KEY_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/;

/**
 * Reads keys of the form `id:base64,id:base64`: the first is the one in use, the others still open what they made.
 * @returns undefined where the text is no such list: an id twice, a key of another length, none at all
 */
export function readKeys(text: string): readonly [NamedKey, ...NamedKey[]] | undefined {
  const keys = text.split(',').map((one): NamedKey | undefined => {
    const [id = '', base64 = '', ...more] = one.trim().split(':');
    const secret = Buffer.from(base64, 'base64');
    const well = KEY_ID.test(id) && secret.length === KEY_BYTES && more.length === 0;
    return well && secret.toString('base64') === base64 ? { id, secret } : undefined;
  });
  const read = keys.filter((key) => key !== undefined);
  const [first, ...others] = read;
  if (!first || read.length < keys.length || new Set(read.map(({ id }) => id)).size < read.length) return undefined;
  return [first, ...others];
}

/** The keys of a text that the configuration has checked. */
export function checkedKeys(text: string): readonly [NamedKey, ...NamedKey[]] {
  const keys = readKeys(text);
  if (!keys) throw new Error('These are no keys.');
  return keys;
}

/** A new random key, as {@link readKeys} reads it. */
export function newKey(id: string): string {
  return `${id}:${randomBytes(KEY_BYTES).toString('base64')}`;
}
