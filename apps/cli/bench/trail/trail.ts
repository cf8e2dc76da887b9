import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '#persistence/data-source.js';
import { verifyTrail } from '#persistence/record/audit/verify.js';
import { audit } from '#persistence/record/trail.js';
import { versus, type Versus } from '../answers/versus.js';
import { atOnce } from '../at-once.js';
import { timed } from '../figures.js';
import { startInstance } from '../instance.js';
import { machine, type Machine } from '../machine.js';

export interface TrailOptions {
  /** Entries of the trail that is verified. */
  readonly entries: number;
  readonly rounds: number;
  readonly say: (text: string) => void;
}

export interface TrailResult {
  readonly machine: Machine;
  /** Commits a second: `guohe` of one entry with its chain, `bare` of one row. */
  readonly append: Versus;
  readonly verify: {
    readonly entries: number;
    readonly chains: number;
    readonly seconds: number;
    readonly faults: number;
    /** By how much the memory of the verifying process grew. */
    readonly memoryMb: number;
  };
}

const COMMITS = 4_000;
const CONCURRENCY = 8;
/** A case comes to about so many entries. */
const ENTRIES_A_CHAIN = 50;
/** Chains by one statement. */
const CHAINS_AT_ONCE = 1_000;

const BARE_TABLE = `CREATE TABLE bench_line (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, case_id uuid, actor_role text,
  action text, after jsonb, at timestamptz NOT NULL DEFAULT clock_timestamp())`;
const BARE_LINE = `INSERT INTO bench_line (case_id, actor_role, action, after) VALUES ($1, $2, $3, $4)`;
const AFTER = { state: 'underExpertReview', version: 7 };

/** Measures what a link of the chain costs, and how long it takes to prove a whole trail. */
export async function trail({ entries, rounds, say }: TrailOptions): Promise<TrailResult> {
  const instance = await startInstance();
  const { databaseUrl } = instance;
  const record = createDataSource({ databaseUrl, pool: CONCURRENCY, applicationName: 'guohe-bench' });
  try {
    await record.initialize();
    await record.query(BARE_TABLE);
    say(`Commits of an entry, beside commits of a row …`);
    const chains = Array.from({ length: COMMITS / ENTRIES_A_CHAIN }, () => randomUUID());
    const append = await versus(rounds, (side) =>
      rateOf((at) => (side === 'guohe' ? entry(record, chains, at) : row(record, chains, at))),
    );
    say(`A trail of ${entries} entries …`);
    await fill(record, entries);
    say(`… is verified …`);
    const before = process.memoryUsage().rss;
    let [faults, most] = [0, before];
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
    let verified = { entries: 0, chains: 0 };
    const ms = await timed(async () => {
      verified = await verifyTrail(record, { found: () => (faults += 1) });
    });
    clearInterval(watch);
    const memoryMb = (most - before) / 2 ** 20;
    return { machine: machine(), append, verify: { ...verified, seconds: ms / 1_000, faults, memoryMb } };
  } finally {
    if (record.isInitialized) await record.destroy();
    await instance.stop();
  }
}

/** Commits a second. */
async function rateOf(commit: (index: number) => Promise<unknown>): Promise<number> {
  const ms = await timed(() => atOnce(COMMITS, CONCURRENCY, commit));
  return COMMITS / (ms / 1_000);
}

/** Each of those who write at once is on a chain of its own. */
function entry({ manager }: DataSource, chains: readonly string[], at: number): Promise<void> {
  const chain = chains[at % chains.length] ?? randomUUID();
  const subject = { kind: 'accreditation', id: chain } as const;
  const by = { actorId: chain, actorRole: 'caseOfficer' } as const;
  return audit(manager, { ...by, caseId: chain, subject, action: 'accept', rule: 'Ch. 3', after: AFTER });
}

function row(record: DataSource, chains: readonly string[], at: number): Promise<unknown> {
  return record.query(BARE_LINE, [chains[at % chains.length], 'caseOfficer', 'accept', JSON.stringify(AFTER)]);
}

async function fill(record: DataSource, entries: number): Promise<void> {
  const chains = Math.ceil(entries / ENTRIES_A_CHAIN);
  for (let done = 0; done < chains; done += CHAINS_AT_ONCE) {
    await record.query(
      `INSERT INTO audit_entry (case_id, subject_kind, subject_id, actor_id, actor_role, action, rule, before, after, reason)
       SELECT id, 'accreditation', id, id, 'caseOfficer', 'act', 'Art. 9', jsonb_build_object('state', 'a', 'version', n),
         jsonb_build_object('state', 'b', 'version', n + 1), '材料齐全，予以受理。'
       FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1::int)) c, generate_series(1, ${ENTRIES_A_CHAIN}) n`,
      [Math.min(CHAINS_AT_ONCE, chains - done)],
    );
  }
  await record.query('ANALYZE audit_entry, audit_chain');
}
