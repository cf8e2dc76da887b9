import type { DataSource } from 'typeorm';
import type { Anchor, AnchoredChain } from '#contracts/anchor.js';
import { anchorHash, anchorsBefore, contentText } from '#persistence/record/audit/anchors.js';
import type { Fault } from '#persistence/record/audit/chain-check.js';
import { verifyTrail, type Verified } from '#persistence/record/audit/verify.js';
import { readAnchor, type AnchorReading } from '#platform/audit/anchor-file.js';
import { isSignedBy } from '#platform/crypto/signing.js';
import type { FileStore } from '#platform/storage/file-store.js';

/**
 * What is wrong with an anchor. `missing`: it does not lie outside the database; `unlisted`: the list of the database has lost it, or
 * has another; `forged`: root, signature or the anchor before are not right; `unknownKey`: nobody here knows who signed it.
 */
export type AnchorFaultKind = 'missing' | 'unlisted' | 'forged' | 'unknownKey';

export interface AnchorFault {
  readonly kind: AnchorFaultKind;
  readonly anchor: number;
}

export interface Verification {
  readonly dataSource: DataSource;
  readonly store: FileStore;
  /** By their ids. */
  readonly publicKeys: ReadonlyMap<string, string>;
  /** These chains alone. */
  readonly chains?: readonly string[];
  readonly found: (fault: Fault) => void;
  readonly foundAnchor: (fault: AnchorFault) => void;
}

export interface VerifiedTrail extends Verified {
  readonly anchors: number;
}

/** Verifies the trail, and the anchors that it is held against. @throws {StorageAway} */
export async function verifyWithAnchors(verification: Verification): Promise<VerifiedTrail> {
  const counted = { anchors: 0 };
  const verified = await verifyTrail(verification.dataSource, {
    ...(verification.chains && { chains: verification.chains }),
    anchored: anchoredHeads(verification, counted),
    found: verification.found,
  });
  return { ...verified, ...counted };
}

async function* anchoredHeads(
  { dataSource, store, publicKeys, foundAnchor }: Verification,
  counted: { anchors: number },
): AsyncGenerator<readonly AnchoredChain[]> {
  const [newest] = await anchorsBefore(dataSource, undefined, 1);
  let previous: string | null | undefined = null;
  for (let number = 1; ; number += 1) {
    const reading = await readAnchor(store, number);
    if (!reading && number > (newest?.number ?? 0)) return;
    const [listed] = await anchorsBefore(dataSource, number + 1, 1);
    if (!reading) {
      foundAnchor({ kind: 'missing', anchor: number });
      previous = undefined;
      continue;
    }
    yield* reading.heads;
    counted.anchors += 1;
    const anchor = reading.anchor();
    const kind = faultOf(anchor, reading, { number, previous, listed, publicKeys });
    if (kind) foundAnchor({ kind, anchor: number });
    previous = anchor && anchorHash(anchor);
  }
}

interface Known {
  readonly number: number;
  /** Undefined where the anchor before is missing. */
  readonly previous: string | null | undefined;
  readonly listed: Anchor | undefined;
  readonly publicKeys: ReadonlyMap<string, string>;
}

function faultOf(anchor: Anchor | undefined, { tree }: AnchorReading, known: Known): AnchorFaultKind | undefined {
  const { number, previous, listed, publicKeys } = known;
  const whole =
    anchor?.number === number &&
    anchor.root === tree.root() &&
    anchor.chains === tree.count &&
    (previous === undefined || anchor.previous === previous) &&
    isSignedBy(contentText(anchor), anchor);
  if (!whole) return 'forged';
  if (publicKeys.get(anchor.keyId) !== anchor.publicKey) return 'unknownKey';
  return listed && anchorHash(listed) === anchorHash(anchor) ? undefined : 'unlisted';
}
