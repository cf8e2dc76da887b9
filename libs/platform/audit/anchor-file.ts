import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Anchor, AnchoredChain, MerkleStep } from '#contracts/anchor.js';
import type { FileStore } from '../storage/file-store.js';
import { MerkleRoot } from './merkle.js';

const LINES_AT_ONCE = 2_000;
const LEAF = /^([0-9a-f-]{36}) (\d{1,9}) ([0-9a-f]{64})$/;

/** Where an anchor lies in the store of files: one line for each leaf of its tree, then the anchor itself as JSON. */
export function anchorKey(number: number): string {
  return `anchors/${String(number).padStart(8, '0')}.txt`;
}

/** The text that is a leaf of the tree. */
export function leafOf({ chain, sequence, hash }: Pick<AnchoredChain, 'chain' | 'sequence' | 'hash'>): string {
  return `${chain} ${sequence} ${hash}`;
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

/** @param watched chains whose way to the root is wanted @returns undefined where there is none @throws {StorageAway} */
export async function readAnchor(
  store: FileStore,
  number: number,
  watched: ReadonlySet<string> = new Set(),
): Promise<AnchorReading | undefined> {
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
        tree.add(line, watched.has(chain));
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

/** A head of a chain with the hashes that lead from it to the root of its anchor. */
export interface ProvenHead extends AnchoredChain {
  readonly path: readonly MerkleStep[];
}

/**
 * What an anchor says of these chains, with the proof that it does.
 * @returns undefined where there is no such anchor, or it is none @throws {StorageAway}
 */
export async function provenHeads(
  store: FileStore,
  number: number,
  chains: ReadonlySet<string>,
): Promise<{ readonly anchor: Anchor; readonly heads: readonly ProvenHead[] } | undefined> {
  const reading = await readAnchor(store, number, chains);
  if (!reading) return undefined;
  const found: AnchoredChain[] = [];
  for await (const some of reading.heads) found.push(...some.filter(({ chain }) => chains.has(chain)));
  const anchor = reading.anchor();
  if (!anchor) return undefined;
  const paths = reading.tree.paths();
  return { anchor, heads: found.map((head) => ({ ...head, path: paths.get(leafOf(head)) ?? [] })) };
}

function anchorOf(line: string): Anchor | undefined {
  try {
    return JSON.parse(line) as Anchor;
  } catch {
    return undefined;
  }
}
