import { createHash, createHmac, randomBytes } from 'node:crypto';

/**
 * What an objection is looked up with: a token made of its client's key and of a salt. Of it the record keeps the salt, which says nothing
 * without the key, so that a repeated request gets the first token.
 */
export class LookUpSecret {
  readonly token: string;

  constructor(
    private readonly key = random(),
    readonly salt = random(),
  ) {
    this.token = createHmac('sha256', key).update(salt).digest('base64url');
  }

  /** The one that was kept for the same key. */
  withSalt(salt: string): LookUpSecret {
    return new LookUpSecret(this.key, salt);
  }

  get hash(): string {
    return hashOf(this.token);
  }
}

/** By which the record knows a token. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function random(): string {
  return randomBytes(32).toString('base64url');
}
