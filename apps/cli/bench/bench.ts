import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client, Connection, type WorkflowClient } from '@temporalio/client';
import type { DeadlineKey, Measure } from '#domain/measures/measure.js';
import { readMeasures } from '#platform/measures/measure-files.js';
import { readDemoAccounts } from '../seed/seed.js';
import { atOnce } from './at-once.js';
import { bareCaseThrough } from './bare/bare-load.js';
import { startBareWorker } from './bare/start-bare.js';
import type { BareStage } from './bare/bare.js';
import { cpuMsOfTree } from './cpu.js';
import { eventsOf } from './events.js';
import { median } from './figures.js';
import {
  actionsOf,
  castOf,
  draftComplete,
  guoheCaseThrough,
  guoheMeeting,
  openBatchFor,
  type Beginning,
  type Cast,
} from './guohe-load.js';
import { startInstance, type Instance } from './instance.js';
import { machine, type Machine } from './machine.js';
import { peakMemoryMb } from './memory.js';

export interface BenchOptions {
  readonly cases: number;
  /** Cases under way at once. */
  readonly concurrency: number;
  /** How often each program is measured; the order alternates. */
  readonly rounds: number;
  /** A working day of the rehearsal lasts this many seconds. */
  readonly daySeconds: number;
  readonly beginning: Beginning;
  readonly say: (text: string) => void;
}

/** One measurement of one program. Times are processor time of all its processes, without the client's. */
export interface Run {
  readonly seconds: number;
  readonly casesPerSecond: number;
  readonly cpuMsPerCase: number;
  readonly cpuMsPerCaseOf: Readonly<Record<string, number>>;
  /** In the histories of all workflows that the run began. */
  readonly eventsPerCase: number;
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
  /** Guohe ÷ bare. */
  readonly ratio: { readonly throughput: number; readonly cpu: number; readonly events: number };
  /** The most that each process of Guohe has held in memory so far, in MB. */
  readonly peakMemoryMb: Readonly<Record<string, number>>;
  readonly runs: { readonly guohe: readonly Run[]; readonly bare: readonly Run[] };
}

/** Cases before the measurement, so that both programs are compiled, connected and cached, as those that have run for a while. */
const WARM_UP_CASES = 40;
const MEASURE_ID = '2025';

/** Measures complete cases through Guohe and through the bare program, on the same servers, in turn. */
export async function bench(options: BenchOptions): Promise<BenchResult> {
  const { cases, concurrency, rounds, daySeconds, beginning, say } = options;
  const measure = await pinnedMeasure();
  const instance = await startInstance();
  try {
    const bareWorker = await startBareWorker(instance);
    try {
      const connection = await Connection.connect({ address: instance.temporalAddress });
      const { workflow: temporal } = new Client({ connection });
      const guohe = await guoheProgram(instance, daySeconds, beginning);
      const bare = bareProgram(instance, temporal, bareWorker, bareStages(measure, options));
      const programs = { guohe, bare };
      for (const name of ['guohe', 'bare'] as const) {
        say(`Warming up ${name} …`);
        await run(programs[name], Math.min(WARM_UP_CASES, cases), concurrency, temporal);
      }
      const runs: Record<keyof typeof programs, Run[]> = { guohe: [], bare: [] };
      for (let round = 0; round < rounds; round += 1) {
        for (const name of round % 2 === 0 ? (['guohe', 'bare'] as const) : (['bare', 'guohe'] as const)) {
          say(`Round ${round + 1} of ${rounds}: ${name}, ${cases} cases, ${concurrency} at once …`);
          runs[name].push(await run(programs[name], cases, concurrency, temporal));
        }
      }
      await connection.close();
      const medians = { guohe: medianRun(runs.guohe), bare: medianRun(runs.bare) };
      return {
        machine: machine(),
        cases,
        concurrency,
        daySeconds,
        actionsPerCase: Object.values(actionsOf(beginning)).reduce((sum, actions) => sum + actions, 0),
        ...medians,
        ratio: {
          throughput: medians.guohe.casesPerSecond / medians.bare.casesPerSecond,
          cpu: medians.guohe.cpuMsPerCase / medians.bare.cpuMsPerCase,
          events: medians.guohe.eventsPerCase / medians.bare.eventsPerCase,
        },
        peakMemoryMb: await peakMemoryOf(instance),
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
  prepare(cases: number): Promise<{ readonly oneCase: () => Promise<void>; readonly together?: () => Promise<void> }>;
  readonly pids: Readonly<Record<string, number>>;
}

async function run(
  { prepare, pids }: Program,
  cases: number,
  concurrency: number,
  temporal: WorkflowClient,
): Promise<Run> {
  const { oneCase, together } = await prepare(cases);
  const before = await cpuOf(pids);
  const from = new Date();
  const begun = performance.now();
  await atOnce(cases, concurrency, oneCase);
  await together?.();
  const seconds = (performance.now() - begun) / 1000;
  const after = await cpuOf(pids);
  const cpuMsPerCaseOf = Object.fromEntries(
    Object.entries(after).map(([name, ms]) => [name, (ms - (before[name] ?? 0)) / cases]),
  );
  const cpuMsPerCase = Object.values(cpuMsPerCaseOf).reduce((sum, ms) => sum + ms, 0);
  const eventsPerCase = (await eventsOf(temporal, from, new Date())) / cases;
  return { seconds, casesPerSecond: cases / seconds, cpuMsPerCase, cpuMsPerCaseOf, eventsPerCase };
}

async function cpuOf(pids: Readonly<Record<string, number>>): Promise<Record<string, number>> {
  const times = await Promise.all(
    Object.entries(pids).map(async ([name, pid]) => [name, await cpuMsOfTree(pid)] as const),
  );
  return Object.fromEntries(times);
}

async function guoheProgram({ url, pids }: Instance, daySeconds: number, beginning: Beginning): Promise<Program> {
  const cast: Cast = await castOf(url, await readDemoAccounts());
  return {
    pids,
    async prepare(cases) {
      const batchId = await openBatchFor(cast, daySeconds, cases);
      const earlier = beginning === 'clone' ? await draftComplete(cast, batchId) : undefined;
      const caseIds: string[] = [];
      return {
        oneCase: async () => void caseIds.push(await guoheCaseThrough(cast, batchId, earlier)),
        together: () => guoheMeeting(cast, batchId, caseIds),
      };
    },
  };
}

function bareProgram(
  { pids }: Instance,
  temporal: WorkflowClient,
  worker: ChildProcess,
  stages: readonly BareStage[],
): Program {
  return {
    pids: { worker: worker.pid as number, Temporal: pids.Temporal, PostgreSQL: pids.PostgreSQL },
    prepare: async () => ({ oneCase: () => bareCaseThrough(temporal, stages) }),
  };
}

async function peakMemoryOf({ pids }: Instance): Promise<Record<string, number>> {
  const each = Object.entries(pids).map(async ([name, pid]) => [name, await peakMemoryMb(pid)] as const);
  return Object.fromEntries(await Promise.all(each));
}

async function pinnedMeasure(): Promise<Measure> {
  const measures = await readMeasures(fileURLToPath(new URL('../../../../seeds/measures', import.meta.url)));
  const measure = measures.get(MEASURE_ID);
  if (!measure) throw new Error(`seeds/measures has no version ${MEASURE_ID}`);
  return measure;
}

/** The stages of an accreditation with the limits that the measure gives them, at the pace of the rehearsal. */
function bareStages(
  { deadlines }: Measure,
  { daySeconds, beginning }: Pick<BenchOptions, 'daySeconds' | 'beginning'>,
): BareStage[] {
  const limitMs = (key: DeadlineKey) => deadlines[key].amount * daySeconds * 1000;
  const { dossier, ...staged } = actionsOf(beginning);
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
    eventsPerCase: of(({ eventsPerCase }) => eventsPerCase),
  };
}
