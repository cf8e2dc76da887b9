import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { readKeys, type NamedKey } from '../crypto/key-ring.js';

const { Payload: Message } = proto.temporal.api.common.v1;

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** As the codecs of Temporal's own samples name it, so that its tools know that it is encrypted. */
const ENCODING = 'binary/encrypted';

/**
 * Encrypts what workflows are told and answer before it leaves the process, with AES-256-GCM under the first key; whichever key a
 * payload names decrypts it, and what was written before there was a key is read as it is.
 */
export class EncryptingCodec implements PayloadCodec {
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #current: string;

  constructor(keys: readonly [NamedKey, ...NamedKey[]]) {
    this.#keys = new Map(keys.map(({ id, secret }) => [id, createSecretKey(secret)]));
    this.#current = keys[0].id;
  }

  /** From the text of `TEMPORAL_CODEC_KEYS`, which the configuration has checked. */
  static of(keys: string): EncryptingCodec {
    const read = readKeys(keys);
    if (!read) throw new Error('These are no keys.');
    return new EncryptingCodec(read);
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.#encrypted(payload));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.#decrypted(payload));
  }

  #encrypted(payload: Payload): Payload {
    const id = this.#current;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key(id), nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(id));
    const data = Buffer.concat([
      nonce,
      cipher.update(Message.encode(payload).finish()),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return { metadata: { encoding: Buffer.from(ENCODING), 'encryption-key-id': Buffer.from(id) }, data };
  }

  #decrypted(payload: Payload): Payload {
    const { metadata, data } = payload;
    if (textOf(metadata?.['encoding']) !== ENCODING || !data) return payload;
    const id = textOf(metadata?.['encryption-key-id']);
    const nonce = data.subarray(0, NONCE_BYTES);
    const end = data.length - TAG_BYTES;
    const decipher = createDecipheriv(ALGORITHM, this.#key(id), nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(id)).setAuthTag(data.subarray(end));
    const plain = Buffer.concat([decipher.update(data.subarray(NONCE_BYTES, end)), decipher.final()]);
    return Message.decode(plain) as Payload;
  }

  #key(id: string): KeyObject {
    const key = this.#keys.get(id);
    if (!key) throw new Error(`A payload is encrypted with the key "${id}", which is not among TEMPORAL_CODEC_KEYS.`);
    return key;
  }
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString();
}
