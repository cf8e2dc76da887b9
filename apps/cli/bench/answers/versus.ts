import { setTimeout as pause } from 'node:timers/promises';
import { median, quantile, timed } from '../figures.js';

/** One figure of Guohe beside that of a bare program: medians over the rounds. */
export interface Versus {
  readonly guohe: number;
  readonly bare: number;
  /** Guohe ÷ bare. */
  readonly ratio: number;
}

/** One request of each side; `index` counts through all rounds, so that each meets a row of its own. */
export interface Pair {
  readonly guohe: (index: number) => Promise<unknown>;
  readonly bare: (index: number) => Promise<unknown>;
}

/** What the one side leaves to be done behind its answers must not be in the figures of the other. */
const SETTLES_WITHIN_MS = 1_000;

/** p95 of the answers to `count` requests a side and round, one after the other; the sides take turns at going first. */
export async function p95Of(pair: Pair, { count, rounds }: { count: number; rounds: number }): Promise<Versus> {
  return versus(rounds, async (side, round) => {
    const times: number[] = [];
    for (let at = 0; at < count; at += 1) times.push(await timed(() => pair[side](round * count + at)));
    return quantile(times, 0.95);
  });
}

/** Measures a figure of each side in every round. */
export async function versus(
  rounds: number,
  measure: (side: keyof Pair, round: number) => Promise<number>,
): Promise<Versus> {
  const figures: Record<keyof Pair, number[]> = { guohe: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const side of round % 2 === 0 ? (['guohe', 'bare'] as const) : (['bare', 'guohe'] as const)) {
      await pause(SETTLES_WITHIN_MS);
      figures[side].push(await measure(side, round));
    }
  }
  return versusOf(figures);
}

/** p95 of requests that leave nothing to be done behind them: the sides take turns one by one, so that both meet the same noise. */
export async function p95InTurns(pair: Pair, { count, rounds }: { count: number; rounds: number }): Promise<Versus> {
  const figures: Record<keyof Pair, number[]> = { guohe: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    const times: Record<keyof Pair, number[]> = { guohe: [], bare: [] };
    for (let at = 0; at < count; at += 1) {
      for (const side of at % 2 === 0 ? (['guohe', 'bare'] as const) : (['bare', 'guohe'] as const)) {
        times[side].push(await timed(() => pair[side](at)));
      }
    }
    for (const side of ['guohe', 'bare'] as const) figures[side].push(quantile(times[side], 0.95));
  }
  return versusOf(figures);
}

function versusOf(figures: Readonly<Record<keyof Pair, readonly number[]>>): Versus {
  const [guohe, bare] = [median(figures.guohe), median(figures.bare)];
  return { guohe, bare, ratio: guohe / bare };
}
