import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Client, Connection } from '@temporalio/client';
import { markChecklist, seatPanel, accept, untilState } from '../../client/accreditation.journey.js';
import { readDemoAccounts } from '../../seed/seed.js';
import { atOnce } from '../at-once.js';
import { BARE_TASK_QUEUE, type BareCase } from '../bare/bare.js';
import type { Repeat } from '../bare/door.js';
import { startBare, startBareWorker } from '../bare/start-bare.js';
import { Caller } from '../caller.js';
import { castOf, draftComplete, openBatchFor, submit, type Cast } from '../guohe-load.js';
import { startInstance, type Instance } from '../instance.js';
import { machine, type Machine } from '../machine.js';
import { tappedApi } from '../tap/tapped-api.js';
import { p95InTurns, p95Of, versus, WARM_UPS, type Versus } from './versus.js';

export interface AnswersOptions {
  readonly rounds: number;
  /** Submissions and decisions a side and round; each needs a dossier of its own. */
  readonly dossiers: number;
  readonly say: (text: string) => void;
}

/** p95 of answers in milliseconds, and requests a second, beside bare programs that write or read the same. */
export interface AnswersResult {
  readonly machine: Machine;
  /** A saved score, beside two rows in one transaction. */
  readonly contribution: Versus;
  /** A submission, beside three rows in one transaction. */
  readonly submission: Versus;
  /** An acceptance, beside an Update that commits one row. */
  readonly decision: Versus;
  readonly detail: Versus;
  readonly inbox: Versus;
}

const CONTRIBUTIONS = 200;
/** How long requests a second are counted, and by how many who ask at once. */
const READS_FOR_MS = 2_000;
const READERS = 8;
/** A submission begins a run of its case, which takes some 100 ms of two cores behind the answer. */
const SUBMISSION_SETTLES_WITHIN_MS = 250;
/** A working day in which no limit passes. */
const DAY_SECONDS = 600;

/** Measures how soon Guohe's counter answers one request, beside a bare node:http handler or a bare Update. */
export async function answers({ rounds, dossiers, say }: AnswersOptions): Promise<AnswersResult> {
  const instance = await startInstance();
  const { child: door, ready } = await startBare('./door.js', instance);
  const worker = await startBareWorker(instance);
  const connection = await Connection.connect({ address: instance.temporalAddress });
  const bare = new Caller(`http://127.0.0.1:${(ready as { port: number }).port}`);
  try {
    const { password, ...accounts } = await readDemoAccounts();
    const signIn = (login: string) => Caller.signIn(instance.url, login, password);
    const cast = await castOf(instance.url, { password, ...accounts });
    const submitted = dossiers * rounds + WARM_UPS;
    const batchId = await openBatchFor(cast, DAY_SECONDS, submitted + 1);
    say(`Preparing ${submitted} dossiers …`);
    const drafts: string[] = [];
    await atOnce(submitted, 4, async () => void drafts.push(await draftComplete(cast, batchId)));

    say('Submissions, beside three rows in one transaction …');
    const [applicant, officer] = [await signIn('park'), await signIn('officer')];
    const caseIds: string[] = [];
    const submission = await p95InTurns(
      {
        guohe: async (index) => {
          const said = await applicant.ask('POST', `/dossiers/${drafts[index]}/submission`, undefined, aKey());
          caseIds[index] = (JSON.parse(said) as { caseId: string }).caseId;
        },
        bare: () => bare.ask('POST', '/rows/3', {}, aKey()),
      },
      { count: dossiers, rounds, settlesWithinMs: SUBMISSION_SETTLES_WITHIN_MS },
    );

    say('Decisions, beside an Update that commits one row …');
    await atOnce(caseIds.length, 4, (index) => markChecklist(cast.commission.officer, caseIds[index] as string));
    const bareCases = await startBareCases(new Client({ connection }), dossiers * rounds);
    const decision = await p95Of(
      {
        guohe: (index) => officer.ask('POST', `/cases/${caseIds[index]}/acceptance`, {}, aKey()),
        bare: (index) => bareCases(index),
      },
      { count: dossiers, rounds },
    );

    say('Contributions, beside two rows in one transaction …');
    const { save, scores } = await scoring(cast, batchId, signIn);
    const contribution = await p95InTurns(
      { guohe: save, bare: () => bare.ask('POST', '/rows/2', scores, aKey()) },
      { count: CONTRIBUTIONS, rounds },
    );

    const reads = await repeatsOf(instance, officer, drafts[0] as string);
    const result: Partial<Record<keyof typeof reads, Versus>> = {};
    for (const name of ['detail', 'inbox'] as const) {
      say(`Requests a second: ${name}, beside the same statements …`);
      const { path, repeat } = reads[name];
      door.send(repeat);
      await once(door, 'message');
      const ask = { guohe: () => officer.ask('GET', path), bare: () => bare.ask('GET', repeat.path) };
      result[name] = await versus(rounds, (side) => requestsPerSecond(ask[side]));
    }
    const { detail, inbox } = result as Required<typeof result>;
    return { machine: machine(), contribution, submission, decision, detail, inbox };
  } finally {
    bare.close();
    await connection.close();
    for (const child of [door, worker]) {
      child.disconnect();
      if (child.exitCode === null) await once(child, 'exit');
    }
    await instance.stop();
  }
}

function aKey(): Record<string, string> {
  return { 'Idempotency-Key': randomUUID() };
}

/** So many bare cases, each waiting for its Update. @returns what sends it */
async function startBareCases({ workflow }: Client, count: number): Promise<(index: number) => Promise<void>> {
  const handles = await Promise.all(
    Array.from({ length: count }, () => {
      const caseId = randomUUID();
      const input: BareCase = { caseId, stages: [{ actions: 1, limitMs: DAY_SECONDS * 1_000 }] };
      return workflow.start('bareCase', { workflowId: `bare/${caseId}`, taskQueue: BARE_TASK_QUEUE, args: [input] });
    }),
  );
  return async (index) => void (await handles[index]?.executeUpdate('act', { args: [{ commandId: randomUUID() }] }));
}

/** An expert of a panel who saves scores again and again. */
async function scoring(cast: Cast, batchId: string, signIn: (login: string) => Promise<Caller>) {
  const { commission } = cast;
  const caseId = await submit(cast, batchId);
  await accept(commission.officer, caseId);
  await untilState(commission.officer, caseId, ['underDraw']);
  const [seated] = await seatPanel(commission, caseId);
  const expert = await signIn(`expert${commission.experts.findIndex((one) => one === seated) + 1}`);
  const { criteria } = JSON.parse(await expert.ask('GET', `/cases/${caseId}/review`)) as {
    criteria: { criterion: string }[];
  };
  const scores = { scores: criteria.map(({ criterion }) => ({ criterion, score: 88 })) };
  return { scores, save: () => expert.ask('PUT', `/cases/${caseId}/review`, scores, aKey()) };
}

/** What is read, and the statements that Guohe sends for it, for the bare door to repeat. */
async function repeatsOf(instance: Instance, { token }: Caller, dossierId: string) {
  const api = await tappedApi(instance);
  try {
    const of = async (path: string, bare: string) => ({
      path,
      repeat: { path: bare, readings: await api.statementsOf(token, path) } satisfies Repeat,
    });
    return { detail: await of(`/dossiers/${dossierId}`, '/detail'), inbox: await of('/work-items?limit=50', '/inbox') };
  } finally {
    await api.stop();
  }
}

async function requestsPerSecond(ask: () => Promise<unknown>): Promise<number> {
  const until = performance.now() + READS_FOR_MS;
  let answered = 0;
  await atOnce(READERS, READERS, async () => {
    while (performance.now() < until) {
      await ask();
      answered += 1;
    }
  });
  return answered / (READS_FOR_MS / 1_000);
}
