import { setTimeout as pause } from 'node:timers/promises';
import { createDataSource } from '#persistence/data-source.js';
import type { DataSource } from 'typeorm';
import { accept, untilState } from '../../client/accreditation.journey.js';
import { readDemoAccounts } from '../../seed/seed.js';
import { quantile, timed } from '../figures.js';
import { castOf, openBatchFor, submit, type Cast } from '../guohe-load.js';
import { startInstance } from '../instance.js';
import { machine, type Machine } from '../machine.js';
import { fillMeeting, fillPool, publishBare } from './fill.js';
import { groundOf } from './ground.js';

export interface ScaleOptions {
  readonly cases: number;
  readonly experts: number;
  readonly rounds: number;
  readonly say: (text: string) => void;
}

/** Times in milliseconds, medians. */
export interface ScaleResult {
  readonly machine: Machine;
  readonly publish: {
    readonly cases: number;
    readonly guoheMs: number;
    readonly bareMs: number;
    readonly ratio: number;
    /** p99 of other requests while a notice is published, against quiet times. */
    readonly othersMs: { readonly quiet: number; readonly meanwhile: number };
  };
  /** A meeting that selects them all. */
  readonly conclusion: { readonly cases: number; readonly ms: number };
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
    const conclusion = await measureConclusion(record, cast, { cases, rounds, say });
    say(`A draw from ${experts} experts …`);
    const draw = await measureDraw(record, cast, { experts, rounds });
    return { machine: machine(), publish, conclusion, draw };
  } finally {
    if (record.isInitialized) await record.destroy();
    await instance.stop();
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
  const [guohe, bare, quiet, meanwhile]: number[][] = [[], [], [], []];
  const look = () => timed(() => officer.get('/work-items?limit=50'));
  for (let round = 0; round < rounds; round += 1) {
    say(`Round ${round + 1} of ${rounds}: the notice of ${cases} cases …`);
    const meeting = await fillMeeting(record, ground, { cases, stage: 'underNoticePreparation' });
    const other = await fillMeeting(record, ground, { cases, stage: 'underNoticePreparation' });
    await record.query(`ANALYZE procedure_case, meeting_item, case_deadline`);
    await pause(2_000);
    for (let count = 0; count < 100; count += 1) quiet?.push(await look());
    let publishing = true;
    const others = (async () => {
      while (publishing) meanwhile?.push(await look());
    })();
    guohe?.push(await timed(() => officer.patiently('POST', `/meetings/${meeting}/notice`, {})));
    publishing = false;
    await others;
    bare?.push(await timed(() => publishBare(record, other)));
  }
  const [guoheMs, bareMs] = [quantile(guohe ?? [], 0.5), quantile(bare ?? [], 0.5)];
  const othersMs = { quiet: quantile(quiet ?? [], 0.99), meanwhile: quantile(meanwhile ?? [], 0.99) };
  return { cases, guoheMs, bareMs, ratio: guoheMs / bareMs, othersMs };
}

async function measureConclusion(
  record: DataSource,
  cast: Cast,
  { cases, rounds, say }: Pick<ScaleOptions, 'cases' | 'rounds' | 'say'>,
): Promise<ScaleResult['conclusion']> {
  const { decider } = cast.commission;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    say(`Round ${round + 1} of ${rounds}: a meeting over ${cases} cases …`);
    const ground = await groundOf(record, cast, await openBatchFor(cast, 60, 1));
    const meeting = await fillMeeting(record, ground, { cases, stage: 'inSession' });
    await record.query(`ANALYZE procedure_case, meeting_item, meeting_vote, dossier_part, case_deadline`);
    times.push(await timed(() => decider.patiently('POST', `/meetings/${meeting}/conclusion`, {})));
  }
  return { cases, ms: quantile(times, 0.5) };
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
