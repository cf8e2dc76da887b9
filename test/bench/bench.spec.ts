import type { BenchResult, Run } from '#cli/bench/bench.js';
import type { ScaleResult } from '#cli/bench/scale/scale.js';
import { Guohe } from '../support/guohe.js';

describe('guohe bench', () => {
  it('measures both programs on servers of its own and says how they compare', async () => {
    const bench = Guohe.run(['bench', '--cases', '2', '--concurrency', '2', '--rounds', '1', '--json']);
    expect([await bench.ended(), bench.stderr]).toEqual([0, expect.stringContaining('Round 1 of 1')]);
    const result = JSON.parse(bench.stdout) as BenchResult;
    expect(result).toMatchObject({ cases: 2, concurrency: 2, actionsPerCase: 40 });
    expect(Object.keys(result.guohe.cpuMsPerCaseOf).sort()).toEqual(['API', 'PostgreSQL', 'Temporal', 'worker']);
    expect(Object.keys(result.bare.cpuMsPerCaseOf).sort()).toEqual(['PostgreSQL', 'Temporal', 'worker']);
    for (const run of [result.guohe, result.bare]) expect(plausible(run)).toBe(true);
    expect(result.ratio.throughput).toBeCloseTo(result.guohe.casesPerSecond / result.bare.casesPerSecond, 6);
    expect(result.machine.cores).toBeGreaterThan(0);
  }, 240_000);

  it('measures one act over many rows beside the bare statements', async () => {
    const bench = Guohe.run(['bench', '--scale', '40', '--rounds', '1', '--json']);
    expect([await bench.ended(), bench.stderr]).toEqual([0, expect.stringContaining('A draw from 200 experts')]);
    const { publish, draw } = JSON.parse(bench.stdout) as ScaleResult;
    expect(publish).toMatchObject({ cases: 40, ratio: publish.guoheMs / publish.bareMs });
    for (const ms of [publish.guoheMs, publish.bareMs, publish.othersMs.quiet, draw.ms]) expect(ms).toBeGreaterThan(0);
  }, 120_000);

  it.each([
    ['--cases', '0'],
    ['--cases', '1.5'],
    ['--concurrency', 'many'],
    ['--rounds', '21'],
  ])('refuses %s %s', async (flag, value) => {
    const bench = Guohe.run(['bench', flag, value]);
    expect(await bench.ended()).toBe(2);
    expect(bench.stderr).toContain(`${flag} must be a whole number`);
  });
});

/** A case takes time on the processor and on the clock; no part of it takes less than none. */
function plausible({ seconds, casesPerSecond, cpuMsPerCase, cpuMsPerCaseOf, eventsPerCase }: Run): boolean {
  const parts = Object.values(cpuMsPerCaseOf);
  const sum = parts.reduce((total, ms) => total + ms, 0);
  if (eventsPerCase < 20) return false;
  return seconds > 0 && casesPerSecond > 0 && cpuMsPerCase > 20 && parts.every((ms) => ms >= 0) && sum === cpuMsPerCase;
}
