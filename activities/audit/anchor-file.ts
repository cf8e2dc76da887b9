import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Anchor } from '#contracts/anchor.js';
import { leafOf } from '#persistence/record/audit/anchors.js';
import { MerkleRoot } from '#persistence/record/audit/merkle.js';
import type { AnchoredChain } from '#persistence/record/audit/verify.js';
import type { FileStore } from '#platform/storage/file-store.js';

const LINES_AT_ONCE = 2_000;
const LEAF = /^([0-9a-f-]{36}) (\d{1,9}) ([0-9a-f]{64})$/;

/** Where an anchor lies in the store of files: one line for each leaf of its tree, then the anchor itself as JSON. */
export function anchorKey(number: number): string {
  return `anchors/${String(number).padStart(8, '0')}.txt`;
}

/**
 * Writes leaves as they come, and after them what they come to.
 * @param conclude makes the anchor of the root
 */
export async function writeAnchor(
  store: FileStore,
  heads: AsyncIterable<AnchoredChain>,
  number: number,
  conclude: (tree: MerkleRoot) => Anchor,
): Promise<Anchor> {
  const tree = new MerkleRoot();
  let anchor: Anchor | undefined;
  const lines = async function* () {
    for await (const head of heads) {
      tree.add(leafOf(head));
      yield `${leafOf(head)}\n`;
    }
    anchor = conclude(tree);
    yield `${JSON.stringify(anchor)}\n`;
  };
  const received = await store.receive(Readable.from(lines(), { objectMode: false }));
  await store.keepAs(received, anchorKey(number));
  return anchor as Anchor;
}

/** An anchor as it lies outside the database, read line by line. */
export interface AnchorReading {
  /** Its leaves, some at a time; to be read to the end before the rest is asked for. */
  readonly heads: AsyncGenerator<readonly AnchoredChain[]>;
  /** What stands at its end; undefined where that is no anchor, or a line before it is no leaf. */
  readonly anchor: () => Anchor | undefined;
  /** The root of the leaves as they were read. */
  readonly tree: MerkleRoot;
}

/** @returns undefined where there is none @throws {StorageAway} */
export async function readAnchor(store: FileStore, number: number): Promise<AnchorReading | undefined> {
  const stream = await store.readAs(anchorKey(number));
  if (!stream) return undefined;
  const tree = new MerkleRoot();
  let anchor: Anchor | undefined;
  let broken = false;
  const heads = async function* () {
    let some: AnchoredChain[] = [];
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      const [, chain, sequence, hash] = LEAF.exec(line) ?? [];
      if (chain && hash) {
        tree.add(line);
        some.push({ chain, sequence: Number(sequence), hash, anchor: number });
        if (some.length < LINES_AT_ONCE) continue;
        yield some;
        some = [];
      } else if (anchor === undefined && line.startsWith('{')) anchor = anchorOf(line);
      else broken = true;
    }
    yield some;
  };
  return { heads: heads(), anchor: () => (broken ? undefined : anchor), tree };
}

function anchorOf(line: string): Anchor | undefined {
  try {
    return JSON.parse(line) as Anchor;
  } catch {
    return undefined;
  }
}
