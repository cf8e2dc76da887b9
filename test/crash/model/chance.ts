import { createHash } from 'node:crypto';

/** Chance by name: the same seed and name give the same number, whatever else is asked, and in whichever order. */
export class Chance {
  constructor(readonly seed: string) {}

  /** In [0, 1). */
  of(...name: readonly (string | number)[]): number {
    const hash = createHash('sha256').update([this.seed, ...name].join('/'));
    return hash.digest().readUInt32BE(0) / 2 ** 32;
  }

  between(from: number, to: number, ...name: readonly (string | number)[]): number {
    return from + this.of(...name) * (to - from);
  }

  one<T>(items: readonly T[], ...name: readonly (string | number)[]): T {
    return items[Math.floor(this.of(...name) * items.length)] as T;
  }

  shuffled<T>(items: readonly T[], ...name: readonly (string | number)[]): T[] {
    const order = new Map(items.map((item, index) => [item, this.of(...name, index)]));
    return [...items].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  }
}
