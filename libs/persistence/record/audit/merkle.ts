import { createHash } from 'node:crypto';

interface Tree {
  readonly leaves: number;
  readonly root: Buffer;
}

/** The root of a Merkle tree as RFC 6962 defines it, over leaves that come one by one: it keeps one hash for each level. */
export class MerkleRoot {
  /** Full trees, each smaller than the one before it. */
  readonly #trees: Tree[] = [];
  #count = 0;

  add(leaf: string): void {
    this.#count += 1;
    let tree: Tree = { leaves: 1, root: sha256(Buffer.of(0), Buffer.from(leaf)) };
    for (let last = this.#trees.at(-1); last?.leaves === tree.leaves; last = this.#trees.at(-1)) {
      this.#trees.pop();
      tree = { leaves: tree.leaves * 2, root: sha256(Buffer.of(1), last.root, tree.root) };
    }
    this.#trees.push(tree);
  }

  get count(): number {
    return this.#count;
  }

  /** In hexadecimal digits. */
  root(): string {
    const roots = this.#trees.map(({ root }) => root);
    const whole = roots.length === 0 ? sha256() : roots.reduceRight((right, left) => sha256(Buffer.of(1), left, right));
    return whole.toString('hex');
  }
}

function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
