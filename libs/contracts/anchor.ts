/**
 * A point at which the whole trail was rolled up: the Merkle root (RFC 6962) over the heads of all chains that have grown since the
 * anchor before. It lies outside the database together with those heads, and anybody may keep a copy of it.
 */
export interface AnchorContent {
  /** From 1, without a gap. */
  readonly number: number;
  /** ISO 8601 */
  readonly at: string;
  /** SHA-256 of the anchor before as canonical JSON, in hexadecimal digits; null for the first. */
  readonly previous: string | null;
  /** How many chains. */
  readonly chains: number;
  /** In hexadecimal digits; a leaf is the text `<chain> <number of its last entry> <hash of that entry>`. */
  readonly root: string;
}

/** With the signature over its content as canonical JSON (RFC 8785). */
export interface Anchor extends AnchorContent {
  readonly keyId: string;
  /** Ed25519, 32 bytes in base64url. */
  readonly publicKey: string;
  /** Ed25519, 64 bytes in base64url. */
  readonly signature: string;
}
