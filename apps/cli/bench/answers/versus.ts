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

/** How requests of both sides take turns. */
export interface Turns {
  /** Requests a side and round. */
  readonly count: number;
  readonly rounds: number;
  /** What a request leaves to be done behind its answer is done within this time, before the next is asked. */
  readonly settlesWithinMs?: number;
}

/** Asked of each side before anything is measured: the first answers are those of programs that are not compiled yet. */
export const WARM_UPS = 10;

/** p95 of requests; the sides take turns one by one, so that both meet the same noise. */
export async function p95InTurns(pair: Pair, { count, rounds, settlesWithinMs = 0 }: Turns): Promise<Versus> {
  const figures: Record<keyof Pair, number[]> = { guohe: [], bare: [] };
  let index = 0;
  const inTurns = async (requests: number): Promise<Record<keyof Pair, number[]>> => {
    const times: Record<keyof Pair, number[]> = { guohe: [], bare: [] };
    for (let at = 0; at < requests; at += 1, index += 1) {
      for (const side of at % 2 === 0 ? (['guohe', 'bare'] as const) : (['bare', 'guohe'] as const)) {
        if (settlesWithinMs > 0) await pause(settlesWithinMs);
        times[side].push(await timed(() => pair[side](index)));
      }
    }
    return times;
  };
  await inTurns(WARM_UPS);
  for (let round = 0; round < rounds; round += 1) {
    const times = await inTurns(count);
    for (const side of ['guohe', 'bare'] as const) figures[side].push(quantile(times[side], 0.95));
  }
  return versusOf(figures);
}

function versusOf(figures: Readonly<Record<keyof Pair, readonly number[]>>): Versus {
  const [guohe, bare] = [median(figures.guohe), median(figures.bare)];
  return { guohe, bare, ratio: guohe / bare };
}
