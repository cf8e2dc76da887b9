import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource } from '#persistence/data-source.js';
import type { DataSource } from 'typeorm';
import { accept, markChecklist, untilState } from '../../client/accreditation.journey.js';
import { TookTooLong } from '../../client/api-client.js';
import { submitDossier } from '../../client/dossier.journey.js';
import { readDemoAccounts } from '../../seed/seed.js';
import { quantile, timed } from '../figures.js';
import { castOf, draftComplete, openBatchFor, submit, type Cast } from '../guohe-load.js';
import { startInstance } from '../instance.js';
import { machine, type Machine } from '../machine.js';
import { fillMeeting, fillPool, publishBare } from './fill.js';
import { groundOf } from './ground.js';

const TOLD_WITHIN_MS = 1_200_000;

export interface ScaleOptions {
  readonly cases: number;
  readonly experts: number;
  readonly rounds: number;
  readonly say: (text: string) => void;
}

/** p99 of other requests while one act is done over very many rows, against quiet times. */
interface OthersMs {
  readonly quiet: number;
  readonly meanwhile: number;
}

/** Times in milliseconds, medians. */
export interface ScaleResult {
  readonly machine: Machine;
  readonly publish: {
    readonly cases: number;
    readonly guoheMs: number;
    readonly bareMs: number;
    readonly ratio: number;
    readonly othersMs: OthersMs;
  };
  /** A meeting that selects them all. */
  readonly conclusion: { readonly cases: number; readonly ms: number };
  /** All that it has concluded is undone; `toldMs`: until the run of each case is told. */
  readonly undoing: {
    readonly cases: number;
    readonly ms: number;
    readonly toldMs: number;
    readonly othersMs: OthersMs;
  };
  /** A dossier is handed in right after that: until its first decision is answered, while the runs of all those cases are told. */
  readonly passing: { readonly ms: number; readonly quietMs: number };
  readonly draw: { readonly experts: number; readonly ms: number };
}

/** Measures what one act over very many rows costs: a notice over a batch, a draw from a large pool. */
export async function scale({ cases, experts, rounds, say }: ScaleOptions): Promise<ScaleResult> {
  const instance = await startInstance();
  const record = createDataSource({ databaseUrl: instance.databaseUrl, pool: 2, applicationName: 'guohe-bench' });
  try {
    await record.initialize();
    const cast = await castOf(instance.url, await readDemoAccounts());
    const publish = await measurePublishing(record, cast, { cases, rounds, say });
    const { conclusion, undoing, passing } = await measureConclusion(record, cast, { cases, rounds, say });
    say(`A draw from ${experts} experts …`);
    const draw = await measureDraw(record, cast, { experts, rounds });
    return { machine: machine(), publish, conclusion, undoing, passing, draw };
  } finally {
    if (record.isInitialized) await record.destroy();
    await instance.stop();
  }
}

/** Other requests, one after the other, before and during acts. */
class Others {
  private readonly quiet: number[] = [];
  private readonly meanwhile: number[] = [];

  constructor(private readonly look: () => Promise<unknown>) {}

  /** @returns how long the act took */
  async beside(act: () => Promise<unknown>): Promise<number> {
    for (let count = 0; count < 100; count += 1) this.quiet.push(await timed(this.look));
    let acting = true;
    const looking = (async () => {
      while (acting) this.meanwhile.push(await timed(this.look));
    })();
    const ms = await timed(act).finally(() => (acting = false));
    await looking;
    return ms;
  }

  p99(): OthersMs {
    return { quiet: quantile(this.quiet, 0.99), meanwhile: quantile(this.meanwhile, 0.99) };
  }
}

async function measurePublishing(
  record: DataSource,
  cast: Cast,
  { cases, rounds, say }: Pick<ScaleOptions, 'cases' | 'rounds' | 'say'>,
): Promise<ScaleResult['publish']> {
  const { officer } = cast.commission;
  const batchId = await openBatchFor(cast, 60, 1);
  const ground = await groundOf(record, cast, batchId);
  const [guohe, bare]: [number[], number[]] = [[], []];
  const others = new Others(() => officer.get('/work-items?limit=50'));
  for (let round = 0; round < rounds; round += 1) {
    say(`Round ${round + 1} of ${rounds}: the notice of ${cases} cases …`);
    const meeting = await fillMeeting(record, ground, { cases, stage: 'underNoticePreparation' });
    const other = await fillMeeting(record, ground, { cases, stage: 'underNoticePreparation' });
    await record.query(`ANALYZE procedure_case, meeting_item, case_deadline`);
    await pause(2_000);
    guohe.push(await others.beside(() => officer.patiently('POST', `/meetings/${meeting}/notice`, {})));
    bare.push(await timed(() => publishBare(record, other)));
  }
  const [guoheMs, bareMs] = [quantile(guohe, 0.5), quantile(bare, 0.5)];
  return { cases, guoheMs, bareMs, ratio: guoheMs / bareMs, othersMs: others.p99() };
}

/** A meeting over so many cases is concluded, and that undone; right afterwards somebody hands a dossier in. */
async function measureConclusion(
  record: DataSource,
  cast: Cast,
  { cases, rounds, say }: Pick<ScaleOptions, 'cases' | 'rounds' | 'say'>,
): Promise<Pick<ScaleResult, 'conclusion' | 'undoing' | 'passing'>> {
  const { decider, officer } = cast.commission;
  const [concluded, undone, told]: [number[], number[], number[]] = [[], [], []];
  const [quiet, passed]: [number[], number[]] = [[], []];
  const others = new Others(() => officer.get('/work-items?limit=50'));
  for (let round = 0; round < rounds; round += 1) {
    say(`Round ${round + 1} of ${rounds}: a meeting over ${cases} cases, and its conclusion undone …`);
    const batchId = await openBatchFor(cast, 60, 2);
    quiet.push(await untilAccepted(cast, await draftComplete(cast, batchId)));
    const draft = await draftComplete(cast, batchId);
    const ground = await groundOf(record, cast, batchId);
    const meeting = await fillMeeting(record, ground, { cases, stage: 'inSession' });
    await record.query(`ANALYZE procedure_case, meeting_item, meeting_vote, dossier_part, case_deadline`);
    concluded.push(await timed(() => decider.patiently('POST', `/meetings/${meeting}/conclusion`, {})));
    const reversal = { reason: '误宣布审定结果' };
    undone.push(await others.beside(() => decider.patiently('POST', `/cases/${meeting}/reversal`, reversal)));
    const telling = timed(() => untilTold(record));
    passed.push(await untilAccepted(cast, draft));
    told.push(await telling);
  }
  return {
    conclusion: { cases, ms: quantile(concluded, 0.5) },
    undoing: { cases, ms: quantile(undone, 0.5), toldMs: quantile(told, 0.5), othersMs: others.p99() },
    passing: { ms: quantile(passed, 0.5), quietMs: quantile(quiet, 0.5) },
  };
}

/** How long it takes from handing a dossier in until it is accepted, with its checklist, however often that has to be asked for. */
function untilAccepted({ applicant, commission: { officer } }: Cast, dossierId: string): Promise<number> {
  return timed(async () => {
    const { caseId } = await submitDossier(applicant, dossierId);
    await markChecklist(officer, caseId);
    await officer.patiently('POST', `/cases/${caseId}/acceptance`, {}, { forMs: TOLD_WITHIN_MS });
  });
}

/** Until nothing waits to be sent to the engine. @throws {TookTooLong} */
async function untilTold(record: DataSource): Promise<void> {
  for (const until = Date.now() + TOLD_WITHIN_MS; Date.now() < until; await pause(500)) {
    if ((await record.query<unknown[]>(`SELECT FROM outbox LIMIT 1`)).length === 0) return;
  }
  throw new TookTooLong(`Messages still wait after ${TOLD_WITHIN_MS / 1_000} s`);
}

async function measureDraw(
  record: DataSource,
  cast: Cast,
  { experts, rounds }: Pick<ScaleOptions, 'experts' | 'rounds'>,
): Promise<ScaleResult['draw']> {
  const { officer } = cast.commission;
  await fillPool(record, experts);
  await record.query(`ANALYZE account, expert_profile`);
  const batchId = await openBatchFor(cast, 60, rounds);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const caseId = await submit(cast, batchId);
    await accept(officer, caseId);
    await untilState(officer, caseId, ['underDraw']);
    times.push(await timed(() => officer.patiently('POST', `/cases/${caseId}/draw`, { experts: 7 })));
  }
  return { experts, ms: quantile(times, 0.5) };
}
