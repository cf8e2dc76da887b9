import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { NamedKey } from './key-ring.js';

const ALGORITHM = 'aes-256-gcm';
/** Random and 96 bits long: safe for 2^32 values under one key (NIST SP 800-38D), far above what one ever encrypts. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Something cannot be decrypted: its key is not known, or it was changed. Says nothing of what it holds. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

/** AES-256-GCM under the first of some keys; whichever of them is named decrypts. Bytes are nonce, cipher text and tag. */
export class Cipher {
  readonly #keys: ReadonlyMap<string, KeyObject>;
  /** The id of the key in use. */
  readonly current: string;

  /** @param variable the variable that has the keys, for whoever has to mend it */
  constructor(
    keys: readonly [NamedKey, ...NamedKey[]],
    private readonly variable: string,
  ) {
    this.#keys = new Map(keys.map(({ id, secret }) => [id, createSecretKey(secret)]));
    this.current = keys[0].id;
  }

  /** @param authenticated what has to be the same again for the bytes to be decrypted */
  encrypt(plain: Uint8Array, authenticated: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key(this.current), nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(authenticated));
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws {CannotOpen} */
  decrypt(bytes: Uint8Array, keyId: string, authenticated: string): Buffer {
    const key = this.#key(keyId);
    if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new CannotOpen('This is no sealed value.');
    const end = bytes.length - TAG_BYTES;
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(authenticated)).setAuthTag(bytes.subarray(end));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, end)), decipher.final()]);
    } catch {
      throw new CannotOpen('A sealed value was changed, or belongs elsewhere.');
    }
  }

  #key(id: string): KeyObject {
    const key = this.#keys.get(id);
    if (!key) throw new CannotOpen(`A value is sealed with the key "${id}", which is not among ${this.variable}.`);
    return key;
  }
}
