import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { checkedKeys, type NamedKey } from './key-ring.js';

/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410): PKCS #8 of a private, SPKI of a public one. */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

export interface Signature {
  readonly keyId: string;
  /** 32 bytes in base64url. */
  readonly publicKey: string;
  /** Ed25519, 64 bytes in base64url. */
  readonly signature: string;
}

/** Signs with the first key; the others are known for what was signed earlier. */
export class Signer {
  readonly #key: KeyObject;
  readonly #id: string;
  /** Public keys by their ids. */
  readonly publicKeys: ReadonlyMap<string, string>;

  constructor(keys: readonly [NamedKey, ...NamedKey[]]) {
    this.#id = keys[0].id;
    this.#key = privateKey(keys[0]);
    this.publicKeys = new Map(keys.map((key) => [key.id, publicKeyOf(key)]));
  }

  /** From the text of `AUDIT_SIGNING_KEYS`, which the configuration has checked. */
  static of(keys: string): Signer {
    return new Signer(checkedKeys(keys));
  }

  sign(text: string): Signature {
    const signature = sign(null, Buffer.from(text), this.#key).toString('base64url');
    return { keyId: this.#id, publicKey: this.publicKeys.get(this.#id) ?? '', signature };
  }
}

export function isSignedBy(
  text: string,
  { publicKey, signature }: Pick<Signature, 'publicKey' | 'signature'>,
): boolean {
  try {
    const der = Buffer.concat([PUBLIC, Buffer.from(publicKey, 'base64url')]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

function privateKey({ secret }: NamedKey): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE, secret]), format: 'der', type: 'pkcs8' });
}

function publicKeyOf(key: NamedKey): string {
  const der = createPublicKey(privateKey(key)).export({ format: 'der', type: 'spki' });
  return der.subarray(PUBLIC.length).toString('base64url');
}
