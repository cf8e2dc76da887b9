import type { AnchoredHead } from '#contracts/anchor.js';
import { hashOf, NOTHING_BEFORE, type ChainedEntry } from './canonical.js';

/**
 * What is wrong with a chain. `changed`: the entry is not what was hashed; `moved`: it is, but stood elsewhere in its chain;
 * `strange`: it does not follow the one before it, or stands beside another in its place; `removed`: entries are missing between
 * two others; `cutOff`: the end is missing; `rewritten`: all of it fits together, but is not what was anchored, or what the head of
 * the chain says.
 */
export type FaultKind = 'changed' | 'moved' | 'strange' | 'removed' | 'cutOff' | 'rewritten';

export interface Fault {
  readonly kind: FaultKind;
  readonly chain: string;
  /** The first entry concerned. */
  readonly sequence: number;
  /** Where several are concerned, the last one. */
  readonly upTo?: number;
  /** The entry itself, where there is one. */
  readonly id?: string;
  readonly action?: string;
  /** The anchor that says otherwise. */
  readonly anchor?: number;
}

/** An entry as the record keeps it, with the hash that stands beside it. */
export interface KeptEntry extends ChainedEntry {
  readonly hash: string;
}

/** What a chain must come to. */
export interface ExpectedChain {
  readonly chain: string;
  /** Null where the record keeps no head of it. */
  readonly length: number | null;
  readonly head: string | null;
  readonly anchored: readonly AnchoredHead[];
}

/** How far away an entry that was moved is looked for. */
const MOVED_WITHIN = 64;

/** Looks at one chain, entry by entry in the order of their numbers, and keeps nothing but the last one. */
export class ChainCheck {
  #sequence = 0;
  #hash = NOTHING_BEFORE;
  /** Whether the last entry is what it was: else the next one cannot be held against it. */
  #sound = true;
  readonly #anchored: ReadonlyMap<number, AnchoredHead>;

  constructor(
    private readonly expected: ExpectedChain,
    private readonly found: (fault: Fault) => void,
  ) {
    this.#anchored = new Map(expected.anchored.map((head) => [head.sequence, head]));
  }

  look(entry: KeptEntry): void {
    const { sequence, hash, previous, id, action } = entry;
    const here = { chain: this.expected.chain, sequence, id, action };
    const next = this.#sequence + 1;
    if (sequence > next) this.#missing('removed', next, sequence - 1);
    const sound = hashOf(entry) === hash;
    const follows = sequence > next || !this.#sound || previous === this.#hash;
    if (!sound) this.found({ kind: stoodElsewhere(entry) ? 'moved' : 'changed', ...here });
    else if (sequence < next || !follows) this.found({ kind: 'strange', ...here });
    const anchored = this.#anchored.get(sequence);
    if (anchored && anchored.hash !== hash) this.found({ kind: 'rewritten', ...here, anchor: anchored.anchor });
    this.#sequence = Math.max(sequence, this.#sequence);
    this.#hash = hash;
    this.#sound = sound;
  }

  /** After the last entry. */
  end(): void {
    const { chain, length, head, anchored } = this.expected;
    const last = anchored.at(-1);
    const expected = Math.max(length ?? 0, last?.sequence ?? 0);
    if (expected > this.#sequence) {
      const anchor = last && last.sequence > this.#sequence ? { anchor: last.anchor } : {};
      this.#missing('cutOff', this.#sequence + 1, expected, anchor);
    } else if (length !== this.#sequence || head !== this.#hash) {
      this.found({ kind: 'rewritten', chain, sequence: this.#sequence });
    }
  }

  #missing(kind: 'removed' | 'cutOff', sequence: number, upTo: number, anchor: { anchor?: number } = {}): void {
    this.found({ kind, chain: this.expected.chain, sequence, ...(upTo > sequence && { upTo }), ...anchor });
  }
}

/** The hash that is kept is that of the same entry under another number. */
function stoodElsewhere(entry: KeptEntry): boolean {
  for (let by = 1; by <= MOVED_WITHIN; by += 1) {
    for (const sequence of [entry.sequence - by, entry.sequence + by]) {
      if (sequence > 0 && hashOf({ ...entry, sequence }) === entry.hash) return true;
    }
  }
  return false;
}
