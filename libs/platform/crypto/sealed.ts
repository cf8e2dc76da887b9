import { Cipher, CannotOpen } from './cipher.js';
import { checkedKeys, type NamedKey } from './key-ring.js';

const SEALED = /^sealed:1:([A-Za-z0-9][A-Za-z0-9_-]{0,31}):([A-Za-z0-9_-]+)$/;

/**
 * Seals single values for the database, to be opened by whichever key a value names.
 * A sealed value reads `sealed:1:<key id>:<nonce, cipher text and tag in base64url>`. What it belongs to, such as
 * `objection/<id>/contact`, is authenticated with it: moved to another row or column it does not open.
 */
export class Seal {
  readonly #cipher: Cipher;

  constructor(keys: readonly [NamedKey, ...NamedKey[]]) {
    this.#cipher = new Cipher(keys, 'PERSONAL_DATA_KEYS');
  }

  /** From the text of `PERSONAL_DATA_KEYS`, which the configuration has checked. */
  static of(keys: string): Seal {
    return new Seal(checkedKeys(keys));
  }

  seal(text: string, belongsTo: string): string {
    const id = this.#cipher.current;
    const bytes = this.#cipher.encrypt(Buffer.from(text), authenticated(id, belongsTo));
    return `sealed:1:${id}:${bytes.toString('base64url')}`;
  }

  /** @throws {CannotOpen} */
  open(sealed: string, belongsTo: string): string {
    const [, id, base64 = ''] = SEALED.exec(sealed) ?? [];
    if (id === undefined) throw new CannotOpen('This is no sealed value.');
    return this.#cipher.decrypt(Buffer.from(base64, 'base64url'), id, authenticated(id, belongsTo)).toString();
  }

  /** Whether it was made with the key in use: others are sealed anew. */
  isCurrent(sealed: string): boolean {
    return keyOf(sealed) === this.#cipher.current;
  }
}

/** The id of the key that a value was sealed with; undefined for what is not sealed. */
export function keyOf(value: string): string | undefined {
  return SEALED.exec(value)?.[1];
}

function authenticated(keyId: string, belongsTo: string): string {
  return `sealed:1:${keyId}:${belongsTo}`;
}
