import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import type { DeadlineKey, Measure } from '#domain/measures/measure.js';
import { readMeasures } from '#platform/measures/measure-files.js';
import { readDemoAccounts } from '../seed/seed.js';
import { atOnce } from './at-once.js';
import { bareCaseThrough } from './bare/bare-load.js';
import type { BareStage } from './bare/bare.js';
import { cpuMsOfTree } from './cpu.js';
import { ACTIONS, castOf, guoheCaseThrough, openBatchFor, type Cast } from './guohe-load.js';
import { startInstance, type Instance } from './instance.js';
import { machine, type Machine } from './machine.js';

export interface BenchOptions {
  readonly cases: number;
  /** Cases under way at once. */
  readonly concurrency: number;
  /** How often each program is measured; the order alternates. */
  readonly rounds: number;
  /** A working day of the rehearsal lasts this many seconds. */
  readonly daySeconds: number;
  readonly say: (text: string) => void;
}

/** One measurement of one program. Times are processor time of all its processes, without the client's. */
export interface Run {
  readonly seconds: number;
  readonly casesPerSecond: number;
  readonly cpuMsPerCase: number;
  readonly cpuMsPerCaseOf: Readonly<Record<string, number>>;
}

export interface BenchResult {
  readonly machine: Machine;
  readonly cases: number;
  readonly concurrency: number;
  readonly daySeconds: number;
  readonly actionsPerCase: number;
  /** Medians of the runs. */
  readonly guohe: Run;
  readonly bare: Run;
  /** Guohe ÷ bare: throughput is to be ≥ 1, processor time ≤ 1. */
  readonly ratio: { readonly throughput: number; readonly cpu: number };
  readonly runs: { readonly guohe: readonly Run[]; readonly bare: readonly Run[] };
}

/** Cases before the measurement, so that both programs are compiled, connected and cached. */
const WARM_UP_CASES = 6;
const MEASURE_ID = '2025';

/** Measures complete cases through Guohe and through the bare program, on the same servers, in turn. */
export async function bench(options: BenchOptions): Promise<BenchResult> {
  const { cases, concurrency, rounds, daySeconds, say } = options;
  const measure = await pinnedMeasure();
  const instance = await startInstance();
  try {
    const bareWorker = await startBareWorker(instance);
    try {
      const guohe = await guoheProgram(instance, daySeconds);
      const bare = await bareProgram(instance, bareWorker, bareStages(measure, daySeconds));
      const programs = { guohe, bare };
      for (const name of ['guohe', 'bare'] as const) {
        say(`Warming up ${name} …`);
        await run(programs[name], Math.min(WARM_UP_CASES, cases), concurrency);
      }
      const runs: Record<keyof typeof programs, Run[]> = { guohe: [], bare: [] };
      for (let round = 0; round < rounds; round += 1) {
        for (const name of round % 2 === 0 ? (['guohe', 'bare'] as const) : (['bare', 'guohe'] as const)) {
          say(`Round ${round + 1} of ${rounds}: ${name}, ${cases} cases, ${concurrency} at once …`);
          runs[name].push(await run(programs[name], cases, concurrency));
        }
      }
      await bare.close();
      const medians = { guohe: medianRun(runs.guohe), bare: medianRun(runs.bare) };
      return {
        machine: machine(),
        cases,
        concurrency,
        daySeconds,
        actionsPerCase: Object.values(ACTIONS).reduce((sum, actions) => sum + actions, 0),
        ...medians,
        ratio: {
          throughput: medians.guohe.casesPerSecond / medians.bare.casesPerSecond,
          cpu: medians.guohe.cpuMsPerCase / medians.bare.cpuMsPerCase,
        },
        runs,
      };
    } finally {
      bareWorker.disconnect();
      await once(bareWorker, 'exit');
    }
  } finally {
    await instance.stop();
  }
}

/** A program under measurement: what a run needs, one case, and the processes whose time counts. */
interface Program {
  prepare(cases: number): Promise<() => Promise<void>>;
  readonly pids: Readonly<Record<string, number>>;
}

async function run({ prepare, pids }: Program, cases: number, concurrency: number): Promise<Run> {
  const oneCase = await prepare(cases);
  const before = await cpuOf(pids);
  const begun = performance.now();
  await atOnce(cases, concurrency, oneCase);
  const seconds = (performance.now() - begun) / 1000;
  const after = await cpuOf(pids);
  const cpuMsPerCaseOf = Object.fromEntries(
    Object.entries(after).map(([name, ms]) => [name, (ms - (before[name] ?? 0)) / cases]),
  );
  const cpuMsPerCase = Object.values(cpuMsPerCaseOf).reduce((sum, ms) => sum + ms, 0);
  return { seconds, casesPerSecond: cases / seconds, cpuMsPerCase, cpuMsPerCaseOf };
}

async function cpuOf(pids: Readonly<Record<string, number>>): Promise<Record<string, number>> {
  const times = await Promise.all(
    Object.entries(pids).map(async ([name, pid]) => [name, await cpuMsOfTree(pid)] as const),
  );
  return Object.fromEntries(times);
}

async function guoheProgram({ url, pids }: Instance, daySeconds: number): Promise<Program> {
  const cast: Cast = await castOf(url, await readDemoAccounts());
  return {
    pids,
    async prepare(cases) {
      const batchId = await openBatchFor(cast, daySeconds, cases);
      return () => guoheCaseThrough(cast, batchId);
    },
  };
}

async function bareProgram(
  { temporalAddress, pids }: Instance,
  worker: ChildProcess,
  stages: readonly BareStage[],
): Promise<Program & { close(): Promise<void> }> {
  const connection = await Connection.connect({ address: temporalAddress });
  const { workflow } = new Client({ connection });
  return {
    pids: { worker: worker.pid as number, Temporal: pids.Temporal, PostgreSQL: pids.PostgreSQL },
    prepare: async () => () => bareCaseThrough(workflow, stages),
    close: () => connection.close(),
  };
}

async function startBareWorker({ databaseUrl, temporalAddress }: Instance): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./bare/worker.js', import.meta.url)), {
    env: { ...process.env, DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('The bare worker ended before it served.');
    }),
  ]);
  return child;
}

async function pinnedMeasure(): Promise<Measure> {
  const measures = await readMeasures(fileURLToPath(new URL('../../../../seeds/measures', import.meta.url)));
  const measure = measures.get(MEASURE_ID);
  if (!measure) throw new Error(`seeds/measures has no version ${MEASURE_ID}`);
  return measure;
}

/** The stages of an accreditation with the limits that the measure gives them, at the pace of the rehearsal. */
function bareStages({ deadlines }: Measure, daySeconds: number): BareStage[] {
  const limitMs = (key: DeadlineKey) => deadlines[key].amount * daySeconds * 1000;
  const { dossier, ...staged } = ACTIONS;
  return [
    { actions: dossier },
    ...Object.entries(staged).map(([key, actions]) => ({ actions, limitMs: limitMs(key as DeadlineKey) })),
  ];
}

function medianRun(runs: readonly Run[]): Run {
  const names = Object.keys(runs[0]?.cpuMsPerCaseOf ?? {});
  const of = (figure: (run: Run) => number) => median(runs.map(figure));
  return {
    seconds: of(({ seconds }) => seconds),
    casesPerSecond: of(({ casesPerSecond }) => casesPerSecond),
    cpuMsPerCase: of(({ cpuMsPerCase }) => cpuMsPerCase),
    cpuMsPerCaseOf: Object.fromEntries(names.map((name) => [name, of((run) => run.cpuMsPerCaseOf[name] ?? 0)])),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
