import { pauseAfter, Rounds } from './rounds.js';

describe('rounds', () => {
  beforeEach(() => void import.meta.jest.useFakeTimers());
  afterEach(() => void import.meta.jest.useRealTimers());

  it('that fail follow each other after longer and longer pauses, of four seconds at most, and at once as usual after one that does not', async () => {
    const at: number[] = [];
    let away = true;
    const begun = Date.now();
    const rounds = new Rounds(
      async () => {
        at.push(Date.now() - begun);
        if (away) throw new Error('away');
      },
      1_000,
      () => undefined,
    );
    rounds.start();
    await import.meta.jest.advanceTimersByTimeAsync(14_500);
    expect(at).toEqual([0, 2_000, 6_000, 10_000, 14_000]);
    away = false;
    await import.meta.jest.advanceTimersByTimeAsync(6_000);
    expect(at.slice(5)).toEqual([18_000, 19_000, 20_000]);
    await rounds.stop();
  });

  it('that are far between stay as far between', () => {
    expect([0, 1, 9].map((failures) => pauseAfter(failures, 60_000))).toEqual([60_000, 60_000, 60_000]);
  });
});
