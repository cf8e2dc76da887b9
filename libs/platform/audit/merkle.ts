import { createHash } from 'node:crypto';
import type { MerkleStep } from '#contracts/anchor.js';

interface Tree {
  readonly leaves: number;
  readonly root: Buffer;
  /** Leaves in it whose way to the root is wanted, each with the steps up to the root of this tree. */
  readonly watched: ReadonlyMap<string, readonly MerkleStep[]>;
}

/** Of nearly every tree: made once. */
const NONE: Tree['watched'] = new Map();

/** The root of a Merkle tree as RFC 6962 defines it, over leaves that come one by one: it keeps one hash for each level. */
export class MerkleRoot {
  /** Full trees, each smaller than the one before it. */
  readonly #trees: Tree[] = [];
  #count = 0;

  /** @param watched its way to the root will be asked for */
  add(leaf: string, watched = false): void {
    this.#count += 1;
    let tree: Tree = { leaves: 1, root: hashOfLeaf(leaf), watched: watched ? new Map([[leaf, []]]) : NONE };
    for (let last = this.#trees.at(-1); last?.leaves === tree.leaves; last = this.#trees.at(-1)) {
      this.#trees.pop();
      tree = joined(last, tree);
    }
    this.#trees.push(tree);
  }

  get count(): number {
    return this.#count;
  }

  /** In hexadecimal digits. */
  root(): string {
    return (this.#whole()?.root ?? sha256()).toString('hex');
  }

  /** From each watched leaf to the root. */
  paths(): ReadonlyMap<string, readonly MerkleStep[]> {
    return this.#whole()?.watched ?? NONE;
  }

  #whole(): Tree | undefined {
    const [last, ...before] = this.#trees.toReversed();
    return last && before.reduce((right, left) => joined(left, right), last);
  }
}

/** The root to which a path leads from its leaf, in hexadecimal digits. */
export function rootFrom(leaf: string, path: readonly MerkleStep[]): string {
  let hash = hashOfLeaf(leaf);
  for (const step of path) {
    const other = Buffer.from(step.hash, 'hex');
    hash = step.side === 'left' ? hashOfNode(other, hash) : hashOfNode(hash, other);
  }
  return hash.toString('hex');
}

function joined(left: Tree, right: Tree): Tree {
  const further = ({ watched }: Tree, side: MerkleStep['side'], { root }: Tree) =>
    [...watched].map(([leaf, steps]) => [leaf, [...steps, { side, hash: root.toString('hex') }]] as const);
  const watched = [...further(left, 'right', right), ...further(right, 'left', left)];
  return {
    leaves: left.leaves + right.leaves,
    root: hashOfNode(left.root, right.root),
    watched: watched.length === 0 ? NONE : new Map(watched),
  };
}

function hashOfLeaf(leaf: string): Buffer {
  return sha256(Buffer.of(0), Buffer.from(leaf));
}

function hashOfNode(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.of(1), left, right);
}

function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
