import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { readKeys, type NamedKey } from './key-ring.js';

const ALGORITHM = 'aes-256-gcm';
/** Random and 96 bits long: safe for 2^32 values under one key (NIST SP 800-38D), far above what one ever seals. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^sealed:1:([A-Za-z0-9][A-Za-z0-9_-]{0,31}):([A-Za-z0-9_-]+)$/;

/** A sealed value cannot be opened: by a key that is not known, changed, or moved to where it does not belong. Says no value. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

/**
 * Seals single values for the database: AES-256-GCM under the first key, opened by whichever key a value names.
 * A sealed value reads `sealed:1:<key id>:<nonce, cipher text and tag in base64url>`. What it belongs to, such as
 * `objection/<id>/contact`, is authenticated with it: moved to another row or column it does not open.
 */
export class Seal {
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #current: string;

  constructor(keys: readonly [NamedKey, ...NamedKey[]]) {
    this.#keys = new Map(keys.map(({ id, secret }) => [id, createSecretKey(secret)]));
    this.#current = keys[0].id;
  }

  /** From the text of `PERSONAL_DATA_KEYS`, which the configuration has checked. */
  static of(keys: string): Seal {
    const read = readKeys(keys);
    if (!read) throw new Error('These are no keys.');
    return new Seal(read);
  }

  seal(text: string, belongsTo: string): string {
    const id = this.#current;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key(id), nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(authenticated(id, belongsTo));
    const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `sealed:1:${id}:${bytes.toString('base64url')}`;
  }

  /** @throws {CannotOpen} */
  open(sealed: string, belongsTo: string): string {
    const [, id = '', base64 = ''] = SEALED.exec(sealed) ?? [];
    const bytes = Buffer.from(base64, 'base64url');
    if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new CannotOpen('This is no sealed value.');
    const end = bytes.length - TAG_BYTES;
    const decipher = createDecipheriv(ALGORITHM, this.#key(id), bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(authenticated(id, belongsTo)).setAuthTag(bytes.subarray(end));
    try {
      return decipher.update(bytes.subarray(NONCE_BYTES, end), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new CannotOpen('A sealed value was changed, or belongs elsewhere.');
    }
  }

  /** Whether it was made with the key in use: others are sealed anew. */
  isCurrent(sealed: string): boolean {
    return keyOf(sealed) === this.#current;
  }

  #key(id: string): KeyObject {
    const key = this.#keys.get(id);
    if (!key) throw new CannotOpen(`A value is sealed with the key "${id}", which is not among PERSONAL_DATA_KEYS.`);
    return key;
  }
}

/** The id of the key that a value was sealed with; undefined for what is not sealed. */
export function keyOf(value: string): string | undefined {
  return SEALED.exec(value)?.[1];
}

function authenticated(keyId: string, belongsTo: string): Buffer {
  return Buffer.from(`sealed:1:${keyId}:${belongsTo}`);
}
