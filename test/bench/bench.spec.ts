import type { Versus } from '#cli/bench/answers/versus.js';
import type { BenchResult, Run } from '#cli/bench/bench.js';
import type { AnswersResult } from '#cli/bench/answers/answers.js';
import type { SignInResult } from '#cli/bench/sign-in/sign-in.js';
import type { TrailResult } from '#cli/bench/trail/trail.js';
import type { ScaleResult } from '#cli/bench/scale/scale.js';
import type { WallsResult } from '#cli/bench/walls/walls.js';
import { Guohe } from '../support/guohe.js';

describe('guohe bench', () => {
  it('measures both programs on servers of its own and says how they compare', async () => {
    const bench = Guohe.run([
      'bench',
      '--only',
      'cases',
      '--cases',
      '2',
      '--concurrency',
      '2',
      '--rounds',
      '1',
      '--json',
    ]);
    expect([await bench.ended(), bench.stderr]).toEqual([0, expect.stringContaining('Round 1 of 1')]);
    const { cases: result } = JSON.parse(bench.stdout) as { cases: BenchResult };
    expect(result).toMatchObject({ cases: 2, concurrency: 2, actionsPerCase: 34 });
    expect(Object.keys(result.guohe.cpuMsPerCaseOf).sort()).toEqual(['API', 'PostgreSQL', 'Temporal', 'worker']);
    expect(Object.keys(result.bare.cpuMsPerCaseOf).sort()).toEqual(['PostgreSQL', 'Temporal', 'worker']);
    for (const run of [result.guohe, result.bare]) expect(plausible(run)).toBe(true);
    expect(result.ratio.throughput).toBeCloseTo(result.guohe.casesPerSecond / result.bare.casesPerSecond, 6);
    expect(result.machine.cores).toBeGreaterThan(0);
    expect(Object.keys(result.peakMemoryMb).sort()).toEqual(['API', 'PostgreSQL', 'Temporal', 'worker']);
    for (const mb of [result.peakMemoryMb['API'], result.peakMemoryMb['worker']]) expect(mb).toBeGreaterThan(50);
  }, 240_000);

  it('measures the answers to single requests beside bare programs', async () => {
    const bench = Guohe.run(['bench', '--only', 'answers', '--dossiers', '2', '--rounds', '1', '--json']);
    expect([await bench.ended(), bench.stderr]).toEqual([0, expect.stringContaining('beside the same statements')]);
    const { machine, ...measured } = (JSON.parse(bench.stdout) as { answers: AnswersResult }).answers;
    expect(machine.cores).toBeGreaterThan(0);
    expect(Object.keys(measured).sort()).toEqual(['contribution', 'decision', 'detail', 'inbox', 'submission']);
    for (const { guohe, bare, ratio } of Object.values(measured) as Versus[]) {
      expect([guohe > 0, bare > 0, ratio]).toEqual([true, true, guohe / bare]);
    }
  }, 240_000);

  it('measures one act over many rows beside the bare statements', async () => {
    const bench = Guohe.run(['bench', '--only', 'scale', '--batch', '40', '--rounds', '1', '--json']);
    expect([await bench.ended(), bench.stderr]).toEqual([0, expect.stringContaining('A draw from 200 experts')]);
    const { publish, undoing, passing, draw } = (JSON.parse(bench.stdout) as { scale: ScaleResult }).scale;
    expect(publish).toMatchObject({ cases: 40, ratio: publish.guoheMs / publish.bareMs });
    for (const ms of [
      publish.guoheMs,
      publish.bareMs,
      publish.othersMs.quiet,
      undoing.ms,
      undoing.toldMs,
      undoing.othersMs.meanwhile,
      passing.ms,
      passing.quietMs,
      draw.ms,
    ])
      expect(ms).toBeGreaterThan(0);
  }, 120_000);

  it('measures what the chain of the trail costs, and proves it', async () => {
    const bench = Guohe.run(['bench', '--only', 'audit', '--entries', '2000', '--rounds', '1', '--json']);
    expect([await bench.ended(), bench.stderr]).toEqual([0, expect.stringContaining('A trail of 2000 entries')]);
    const { append, verify } = (JSON.parse(bench.stdout) as { audit: TrailResult }).audit;
    expect(append.ratio).toBe(append.guohe / append.bare);
    expect(verify).toMatchObject({ faults: 0 });
    expect(verify.entries).toBeGreaterThanOrEqual(2000);
  }, 120_000);

  it('measures what the walls around organisations cost', async () => {
    const bench = Guohe.run(['bench', '--only', 'walls', '--rounds', '1', '--json']);
    expect([await bench.ended(), bench.stderr]).toEqual([0, expect.stringContaining('Checks of a permission')]);
    const { rows, requests, permission } = (JSON.parse(bench.stdout) as { walls: WallsResult }).walls;
    for (const measured of [rows, requests]) {
      expect(Object.keys(measured)).toEqual(['dossier', 'case', 'inbox']);
      for (const { guohe, bare, ratio } of Object.values(measured)) {
        expect([guohe > 0, bare > 0, ratio]).toEqual([true, true, guohe / bare]);
      }
    }
    expect([permission.check > 0, permission.share]).toEqual([true, permission.check / permission.read]);
  }, 120_000);

  it('measures whether sign-ins keep others waiting', async () => {
    const bench = Guohe.run(['bench', '--only', 'signin', '--rounds', '1', '--json']);
    expect([await bench.ended(), bench.stderr]).toEqual([0, expect.stringContaining('Round 1 of 1')]);
    const { quiet, during, ratio, signInsPerSecond } = (JSON.parse(bench.stdout) as { signin: SignInResult }).signin;
    expect([quiet > 0, during > 0, ratio]).toEqual([true, true, during / quiet]);
    expect(signInsPerSecond).toBeGreaterThan(1);
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

  it('refuses a part that there is not', async () => {
    const bench = Guohe.run(['bench', '--only', 'cases,weather']);
    expect(await bench.ended()).toBe(2);
    expect(bench.stderr).toContain('--only takes cases, answers, lists, scale');
  });
});

/** A case takes time on the processor and on the clock; no part of it takes less than none. */
function plausible({ seconds, casesPerSecond, cpuMsPerCase, cpuMsPerCaseOf, eventsPerCase }: Run): boolean {
  const parts = Object.values(cpuMsPerCaseOf);
  const sum = parts.reduce((total, ms) => total + ms, 0);
  if (eventsPerCase < 20) return false;
  return seconds > 0 && casesPerSecond > 0 && cpuMsPerCase > 20 && parts.every((ms) => ms >= 0) && sum === cpuMsPerCase;
}
