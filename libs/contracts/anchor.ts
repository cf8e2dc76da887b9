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

/** What an anchor says of a chain: that its entry with this number had this hash. */
export interface AnchoredHead {
  readonly anchor: number;
  readonly sequence: number;
  /** In hexadecimal digits. */
  readonly hash: string;
}

/** Heads of chains as an anchor that lies outside the database has them. */
export interface AnchoredChain extends AnchoredHead {
  readonly chain: string;
}

/** What a hash on the way from a leaf to the root is put together with, and on which side of it that stands. */
export interface MerkleStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}
