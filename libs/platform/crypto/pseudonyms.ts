import { createHmac, hkdfSync } from 'node:crypto';
import { checkedKeys, KEY_BYTES } from './key-ring.js';

/** 128 bits, in base64url. */
const LENGTH = 22;

/**
 * What a log, or the trail, calls somebody whose name it must not hold: the same name is called the same as long as the key is in use, and nobody
 * without it finds out who that is, not by trying names either.
 */
export class Pseudonyms {
  readonly #key: Buffer;

  private constructor(secret: Buffer) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'guohe/pseudonyms', KEY_BYTES));
  }

  /** From the text of `PERSONAL_DATA_KEYS`, which the configuration has checked. */
  static of(keys: string): Pseudonyms {
    return new Pseudonyms(checkedKeys(keys)[0].secret);
  }

  for(name: string): string {
    return createHmac('sha256', this.#key).update(name).digest('base64url').slice(0, LENGTH);
  }
}
