export interface CrashSize {
  readonly seed: string;
  readonly cases: number;
  /** kill -9 of each process, so many times at any moment. */
  readonly blowsAtAnyMoment: number;
  /** Every point with every process, or each point with those that matter most. */
  readonly everyPoint: boolean;
  /** Each link is cut and each disk is full for some seconds, besides. */
  readonly outages: boolean;
  /** The longest that a person thinks before an action. */
  readonly thinkMs: number;
  /** The length of a working day: limits must not pass during an outage. */
  readonly daySeconds: number;
  readonly withinMs: number;
}

const SMALL: CrashSize = {
  seed: 'guohe',
  cases: 12,
  blowsAtAnyMoment: 1,
  everyPoint: false,
  outages: false,
  thinkMs: 600,
  daySeconds: 8,
  withinMs: 300_000,
};

const LARGE: CrashSize = {
  seed: (globalThis as { crashSeed?: string }).crashSeed ?? 'guohe',
  cases: 50,
  blowsAtAnyMoment: 5,
  everyPoint: true,
  outages: true,
  thinkMs: 5_000,
  daySeconds: 15,
  withinMs: 900_000,
};

/** The large form is what `npm run test:crash` runs; the small one is part of `npm test`. */
export const isLarge = (globalThis as { crashSize?: string }).crashSize === 'large';
export const SIZE: CrashSize = isLarge ? LARGE : SMALL;
