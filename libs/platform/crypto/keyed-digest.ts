import { createHmac, hkdfSync } from 'node:crypto';
import { checkedKeys, KEY_BYTES } from './key-ring.js';

/** Tells one secret from another without keeping either: whoever has the digests and not the key can try none. */
export class KeyedDigest {
  readonly #key: Buffer;

  private constructor(secret: Buffer) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'guohe/digests', KEY_BYTES));
  }

  /** From the text of `PERSONAL_DATA_KEYS`, which the configuration has checked. */
  static of(keys: string): KeyedDigest {
    return new KeyedDigest(checkedKeys(keys)[0].secret);
  }

  for(secret: string): string {
    return createHmac('sha256', this.#key).update(secret).digest('base64url');
  }
}
