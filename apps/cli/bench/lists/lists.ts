import type { DataSource } from 'typeorm';
import { createDataSource } from '#persistence/data-source.js';
import { p95InTurns, type Versus } from '../answers/versus.js';
import { Caller } from '../caller.js';
import { castOf, openBatchFor } from '../guohe-load.js';
import { startInstance, type Instance } from '../instance.js';
import { machine, type Machine } from '../machine.js';
import { groundOf } from '../scale/ground.js';
import { readDemoAccounts } from '../../seed/seed.js';
import { fillDossiers, withoutReferences } from './fill.js';
import { fillRegister } from './fill-register.js';

export interface ListsOptions {
  /** Dossiers of the small record, of the large one, and of that whose last pages are read. */
  readonly few: number;
  readonly many: number;
  readonly most: number;
  readonly rounds: number;
  readonly say: (text: string) => void;
}

/** p95 in milliseconds, by what is read. */
export interface ListsResult {
  readonly machine: Machine;
  readonly few: number;
  readonly many: number;
  readonly most: number;
  /** `guohe`: at many dossiers, `bare`: at few. */
  readonly growth: Readonly<Record<string, Versus>>;
  /** `guohe`: the last page at most dossiers, `bare`: the first. */
  readonly lastPage: Readonly<Record<string, Versus>>;
}

const REQUESTS = 50;
const PAGE = 50;
const DAY_SECONDS = 600;

/** A record with dossiers in it, and who reads them. */
interface Library {
  readonly instance: Instance;
  readonly record: DataSource;
  readonly officer: Caller;
  readonly applicant: Caller;
  readonly auditor: Caller;
  add(dossiers: number): Promise<void>;
  /** So many bases, files, organisations, accounts and experts. */
  addRegister(rows: number): Promise<void>;
}

/** Measures whether lists take longer the more there is in them. */
export async function lists({ few, many, most, rounds, say }: ListsOptions): Promise<ListsResult> {
  const open: Library[] = [];
  try {
    say(`Records of ${few} and of ${many} dossiers …`);
    const [small, large] = [await openLibrary(open), await openLibrary(open)];
    await small.add(few);
    await large.add(many);
    const growth: Record<string, Versus> = {};
    for (const name of ['inbox', 'dossiers', 'timeline'] as const) {
      say(`At ${many} dossiers, beside ${few}: ${name} …`);
      const [there, here] = [await aPathOf(large, name), await aPathOf(small, name)];
      growth[name] = await p95InTurns(
        { guohe: () => large.officer.ask('GET', there), bare: () => small.officer.ask('GET', here) },
        { count: REQUESTS, rounds },
      );
    }
    say(`A record of ${most} dossiers …`);
    await large.add(most - many);
    say(`… and of as many bases, files, organisations, accounts and experts …`);
    await large.addRegister(most);
    const lastPage: Record<string, Versus> = {};
    for (const { name, by, path, after } of await pagesOf(large)) {
      say(`The last page of ${most}, beside the first: ${name} …`);
      lastPage[name] = await p95InTurns(
        {
          guohe: () => large[by].ask('GET', `${path}&after=${after}`),
          bare: () => large[by].ask('GET', path),
        },
        { count: REQUESTS, rounds },
      );
    }
    return { machine: machine(), few, many, most, growth, lastPage };
  } finally {
    for (const { record, officer, applicant, auditor, instance } of open) {
      for (const caller of [officer, applicant, auditor]) caller.close();
      await record.destroy();
      await instance.stop();
    }
  }
}

async function openLibrary(open: Library[]): Promise<Library> {
  const instance = await startInstance();
  const record = createDataSource({ databaseUrl: instance.databaseUrl, pool: 2, applicationName: 'guohe-bench' });
  await record.initialize();
  const accounts = await readDemoAccounts();
  const cast = await castOf(instance.url, accounts);
  const ground = await groundOf(record, cast, await openBatchFor(cast, DAY_SECONDS, 1));
  const library = {
    instance,
    record,
    officer: await Caller.signIn(instance.url, 'officer', accounts.password),
    applicant: await Caller.signIn(instance.url, 'park', accounts.password),
    auditor: await Caller.signIn(instance.url, 'auditor', accounts.password),
    add: (dossiers: number) => withoutReferences(record, () => fillDossiers(record, ground, dossiers)),
    addRegister: (rows: number) => withoutReferences(record, () => fillRegister(record, ground, rows)),
  };
  open.push(library);
  return library;
}

async function aPathOf({ record }: Library, name: 'inbox' | 'dossiers' | 'timeline'): Promise<string> {
  if (name === 'inbox') return `/work-items?limit=${PAGE}`;
  if (name === 'dossiers') return `/dossiers?limit=${PAGE}`;
  const [row] = await record.query<{ id: string }[]>(
    `SELECT id FROM procedure_case WHERE kind = 'accreditation' ORDER BY id LIMIT 1`,
  );
  return `/cases/${row?.id}/timeline`;
}

/** Every list, in each of its sorts, with the row before its last page. */
async function pagesOf({ record }: Library) {
  const before = async (table: string, last: string) => {
    const [row] = await record.query<{ id: string }[]>(`SELECT id FROM ${table} ORDER BY ${last} OFFSET $1 LIMIT 1`, [
      PAGE,
    ]);
    return row?.id ?? '';
  };
  const [batch] = await record.query<{ id: string }[]>(`SELECT batch_id AS id FROM dossier LIMIT 1`);
  const [dossier, theCase] = [await before('dossier', 'id'), await before('procedure_case', 'id')];
  const item = await before('work_item', `coalesce(due_at, 'infinity') DESC, id DESC`);
  const limit = `limit=${PAGE}`;
  return [
    { name: 'inbox', by: 'officer', path: `/work-items?${limit}`, after: item },
    { name: 'dossiers', by: 'officer', path: `/dossiers?${limit}`, after: dossier },
    {
      name: 'dossiers of a batch',
      by: 'officer',
      path: `/dossiers?batchId=${batch?.id}&type=park&${limit}`,
      after: dossier,
    },
    { name: "an applicant's dossiers", by: 'applicant', path: `/dossiers?${limit}`, after: dossier },
    { name: 'cases', by: 'officer', path: `/cases?${limit}`, after: theCase },
    { name: 'cases in a state', by: 'officer', path: `/cases?state=underFormalCheck&${limit}`, after: theCase },
    { name: "an applicant's cases", by: 'applicant', path: `/cases?${limit}`, after: theCase },
    { name: 'notices', by: 'officer', path: `/notices?${limit}`, after: await before('notice', 'id') },
    { name: 'trail', by: 'auditor', path: `/audit?${limit}`, after: await before('audit_entry', 'id DESC') },
    { name: 'bases', by: 'officer', path: `/bases?${limit}`, after: await before('base', 'id') },
    { name: 'bases of a type', by: 'officer', path: `/bases?type=park&${limit}`, after: await before('base', 'id') },
    {
      name: "an applicant's files",
      by: 'applicant',
      path: `/files?${limit}`,
      after: await before('stored_file', 'id'),
    },
    {
      name: 'organisations',
      by: 'officer',
      path: `/organisations?${limit}`,
      after: await before('organisation', 'id'),
    },
    { name: 'accounts', by: 'officer', path: `/accounts?${limit}`, after: await before('account', 'id') },
    { name: 'experts', by: 'officer', path: `/experts?${limit}`, after: await before('account', 'id DESC') },
  ] as const;
}
