import type { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { may } from '#contracts/ability.js';
import { createDataSource } from '#persistence/data-source.js';
import { withEyesOf } from '#persistence/scope.js';
import { readDemoAccounts } from '../../seed/seed.js';
import { versus, type Versus } from '../answers/versus.js';
import { atOnce } from '../at-once.js';
import { Caller } from '../caller.js';
import { median, timed } from '../figures.js';
import { castOf, openBatchFor, submit } from '../guohe-load.js';
import { startInstance } from '../instance.js';
import { machine, type Machine } from '../machine.js';
import type { SentStatement } from '../tap/statements.js';
import { tappedApi } from '../tap/tapped-api.js';

export interface WallsOptions {
  readonly rounds: number;
  readonly say: (text: string) => void;
}

/** What the two walls around what organisations own cost whoever reads. */
export interface WallsResult {
  readonly machine: Machine;
  /** Reads a second of the statements of a request: `guohe` behind row-level security, `bare` as the owner of the tables, who has none. */
  readonly rows: Readonly<Record<string, Versus>>;
  /** The same reads a second as whole requests over HTTP: `bare` of tables without walls. */
  readonly requests: Readonly<Record<string, Versus>>;
  readonly permission: {
    /** Of the check of one permission, in microseconds. */
    readonly check: number;
    /** Of the whole read of a dossier over HTTP, in microseconds. */
    readonly read: number;
    /** Check ÷ read. */
    readonly share: number;
  };
}

const CONNECTIONS = 4;
const READS = 1_500;
/** Of the same over HTTP. */
const REQUESTS = 600;
const WARM_UPS = 100;
const CHECKS = 100_000;
const DAY_SECONDS = 600;

/** Measures row-level security beside the same statements without it, and the check of a permission beside the read that it is for. */
export async function walls({ rounds, say }: WallsOptions): Promise<WallsResult> {
  const instance = await startInstance();
  const { databaseUrl } = instance;
  const open = { pool: CONNECTIONS, applicationName: 'guohe-bench' };
  const behind = createDataSource({ ...open, databaseUrl, role: 'guohe_app' });
  const without = createDataSource({ ...open, databaseUrl: withOnePlan(databaseUrl) });
  try {
    await Promise.all([behind.initialize(), without.initialize()]);
    const accounts = await readDemoAccounts();
    const cast = await castOf(instance.url, accounts);
    const caseId = await submit(cast, await openBatchFor(cast, DAY_SECONDS, 1));
    const applicant = await Caller.signIn(instance.url, 'park', accounts.password);
    const actor = JSON.parse(await applicant.ask('GET', '/sessions/current')) as ActorRef;
    const { subjectId } = JSON.parse(await applicant.ask('GET', `/cases/${caseId}`)) as { subjectId: string };

    const paths = { dossier: `/dossiers/${subjectId}`, case: `/cases/${caseId}`, inbox: '/work-items?limit=50' };
    const api = await tappedApi(instance);
    const readings: Record<string, readonly SentStatement[]> = {};
    try {
      for (const [name, path] of Object.entries(paths)) {
        readings[name] = await api.statementsOf(applicant.token, path);
      }
    } finally {
      await api.stop();
    }

    const rows: Record<string, Versus> = {};
    for (const [name, statements] of Object.entries(readings)) {
      say(`Reads of ${name} (${statements.length} statements), with and without row-level security …`);
      const read = async (from: typeof behind) => {
        const found: unknown[] = [];
        for (const { sql, values } of statements) found.push(await from.query(sql, [...values]));
        return found;
      };
      const sides = {
        guohe: () => withEyesOf(() => actor, () => read(behind)),
        bare: () => read(without),
      }; // prettier-ignore
      // Rows that are gathered into JSON may come in another order.
      const [seen, there] = [JSON.stringify(await sides.guohe()), JSON.stringify(await sides.bare())];
      if (seen.length !== there.length) throw new Error(`Behind the wall, the ${name} is another one than without.`);
      for (const side of Object.values(sides)) await readsPerSecond(side);
      rows[name] = await versus(rounds, (side) => readsPerSecond(sides[side]));
    }

    const requests = await wholeRequests(without, applicant, paths, { rounds, say });

    say('Checks of a permission, beside the read of a dossier …');
    const reads: number[] = [];
    for (let at = 0; at < READS; at += 1) reads.push(await timed(() => applicant.ask('GET', paths.dossier)));
    applicant.close();
    const [check, read] = [checkMicroseconds(actor), median(reads) * 1_000];
    return { machine: machine(), rows, requests, permission: { check, read, share: check / read } };
  } finally {
    for (const dataSource of [behind, without]) if (dataSource.isInitialized) await dataSource.destroy();
    await instance.stop();
  }
}

/** What is told of reads whose plan is made once goes with the scope, which this side has none of: it makes each of its plans once. */
function withOnePlan(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c plan_cache_mode=force_generic_plan');
  return url.href;
}

/** The same over HTTP, from tables behind their walls and from the same tables without. */
async function wholeRequests(
  owner: DataSource,
  caller: Caller,
  paths: Readonly<Record<string, string>>,
  { rounds, say }: WallsOptions,
): Promise<Record<string, Versus>> {
  const tables = await owner.query<{ name: string }[]>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relrowsecurity ORDER BY name`,
  );
  const putWalls = (how: 'ENABLE' | 'DISABLE') =>
    owner.query(tables.map(({ name }) => `ALTER TABLE ${name} ${how} ROW LEVEL SECURITY`).join('; '));
  const requests: Record<string, Versus> = {};
  for (const [name, path] of Object.entries(paths)) {
    say(`Requests of ${name}, with and without row-level security …`);
    const ask = () => caller.ask('GET', path);
    requests[name] = await versus(rounds, async (side) => {
      await putWalls(side === 'guohe' ? 'ENABLE' : 'DISABLE');
      // Each connection makes its plans anew.
      await readsPerSecond(ask, WARM_UPS);
      return readsPerSecond(ask, REQUESTS);
    });
  }
  await putWalls('ENABLE');
  return requests;
}

async function readsPerSecond(read: () => Promise<unknown>, count = READS): Promise<number> {
  return count / ((await timed(() => atOnce(count, CONNECTIONS, read))) / 1_000);
}

/** May this person read what the organisation owns? */
function checkMicroseconds(actor: ActorRef): number {
  const { organisationId } = actor;
  let allowed = 0;
  const begun = performance.now();
  for (let at = 0; at < CHECKS; at += 1) if (may(actor, 'read:dossier', { organisationId })) allowed += 1;
  const ms = performance.now() - begun;
  if (allowed < CHECKS) throw new Error('The reader of the dossier has to be allowed to read it.');
  return (ms / CHECKS) * 1_000;
}
