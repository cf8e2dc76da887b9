import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { Cipher } from '../crypto/cipher.js';
import { checkedKeys } from '../crypto/key-ring.js';

const { Payload: Message } = proto.temporal.api.common.v1;

/** As the codecs of Temporal's own samples name it, so that its tools know that it is encrypted. */
const ENCODING = 'binary/encrypted';

/**
 * Encrypts what workflows are told and answer before it leaves the process; whichever key a payload names decrypts it, and what was
 * written before there was a key is read as it is.
 */
export class EncryptingCodec implements PayloadCodec {
  constructor(private readonly cipher: Cipher) {}

  /** From the text of `TEMPORAL_CODEC_KEYS`, which the configuration has checked. */
  static of(keys: string): EncryptingCodec {
    return new EncryptingCodec(new Cipher(checkedKeys(keys), 'TEMPORAL_CODEC_KEYS'));
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.#encrypted(payload));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.#decrypted(payload));
  }

  #encrypted(payload: Payload): Payload {
    const id = this.cipher.current;
    const data = this.cipher.encrypt(Message.encode(payload).finish(), id);
    return { metadata: { encoding: Buffer.from(ENCODING), 'encryption-key-id': Buffer.from(id) }, data };
  }

  #decrypted(payload: Payload): Payload {
    const { metadata, data } = payload;
    if (textOf(metadata?.['encoding']) !== ENCODING || !data) return payload;
    const id = textOf(metadata?.['encryption-key-id']);
    return Message.decode(this.cipher.decrypt(data, id, id)) as Payload;
  }
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString();
}
