import type { DataSource, EntityManager } from 'typeorm';
import type { AnchoredChain } from '#contracts/anchor.js';
import { CHAINED_COLUMNS } from './canonical.js';
import { ChainCheck, type ExpectedChain, type Fault, type KeptEntry } from './chain-check.js';

const ROWS_AT_ONCE = 2_000;

export interface VerifyOptions {
  /** These chains alone; without it all of them. */
  readonly chains?: readonly string[];
  /** What the anchors say, in any order. */
  readonly anchored?: AsyncIterable<readonly AnchoredChain[]>;
  readonly found: (fault: Fault) => void;
}

export interface Verified {
  readonly entries: number;
  readonly chains: number;
}

/**
 * Computes every hash of the trail anew and compares it with its chain, with the head of the chain, and with what was anchored
 * outside the database. All of it is read through cursors, in one snapshot: memory does not grow with the trail.
 */
export async function verifyTrail(dataSource: DataSource, options: VerifyOptions): Promise<Verified> {
  const runner = dataSource.createQueryRunner();
  try {
    // Before the snapshot: whatever an anchor says of it is in it.
    await keepAnchored(runner.manager, options.anchored);
    await runner.startTransaction('REPEATABLE READ');
    const verified = await verifySnapshot(runner.manager, options);
    await runner.commitTransaction();
    return verified;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.query(`DROP TABLE IF EXISTS pg_temp.anchored_head`).catch(() => undefined);
    await runner.release();
  }
}

async function verifySnapshot(tx: EntityManager, { chains, found }: VerifyOptions): Promise<Verified> {
  const only = chains ? 'WHERE chain = ANY($1)' : '';
  const values = chains ? [[...chains]] : [];
  // Sorted once, instead of a row here and a row there by the index.
  await tx.query(`SET LOCAL cursor_tuple_fraction = 1`);
  await tx.query(
    `DECLARE entries NO SCROLL CURSOR FOR SELECT ${CHAINED_COLUMNS} FROM audit_entry ${only}
     ORDER BY chain, sequence, audit_entry.id`,
    values,
  );
  await tx.query(
    `DECLARE heads NO SCROLL CURSOR FOR SELECT chain, c.length, encode(c.head, 'hex') AS head, coalesce(a.anchored, '[]') AS anchored
     FROM audit_chain c FULL JOIN (
       SELECT chain, jsonb_agg(jsonb_build_object('anchor', anchor, 'sequence', sequence, 'hash', hash) ORDER BY sequence, anchor) AS anchored
       FROM anchored_head GROUP BY chain
     ) a USING (chain) ${only} ORDER BY chain`,
    values,
  );
  return compare(rowsOf<KeptEntry>(tx, 'entries'), rowsOf<ExpectedChain>(tx, 'heads'), found);
}

/** Both come in the order of their chains. */
async function compare(
  entries: AsyncGenerator<KeptEntry>,
  heads: AsyncGenerator<ExpectedChain>,
  found: (fault: Fault) => void,
): Promise<Verified> {
  let head = await nextOf(heads);
  const counted = { entries: 0, chains: 0 };
  let chain: string | undefined;
  let check: ChainCheck | undefined;
  for await (const entry of entries) {
    counted.entries += 1;
    if (entry.chain !== chain) {
      check?.end();
      for (; head && head.chain < entry.chain; head = await nextOf(heads)) new ChainCheck(head, found).end();
      ({ chain } = entry);
      counted.chains += 1;
      const known = head?.chain === chain ? head : undefined;
      check = new ChainCheck(known ?? { chain, length: null, head: null, anchored: [] }, found);
      if (known) head = await nextOf(heads);
    }
    check?.look(entry);
  }
  check?.end();
  for (; head; head = await nextOf(heads)) new ChainCheck(head, found).end();
  return counted;
}

async function nextOf<T>(rows: AsyncGenerator<T>): Promise<T | undefined> {
  const { value, done } = await rows.next();
  return done ? undefined : value;
}

async function* rowsOf<T>(tx: EntityManager, cursor: 'entries' | 'heads'): AsyncGenerator<T> {
  for (;;) {
    const rows = await tx.query<T[]>(`FETCH ${ROWS_AT_ONCE} FROM ${cursor}`);
    yield* rows;
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

/** Beside the record, for this connection alone: they may be more than memory should hold. */
async function keepAnchored(tx: EntityManager, anchored: VerifyOptions['anchored']): Promise<void> {
  await tx.query(`CREATE TEMP TABLE anchored_head (chain uuid, anchor integer, sequence integer, hash text)`);
  for await (const heads of anchored ?? []) {
    await tx.query(
      `INSERT INTO anchored_head (chain, anchor, sequence, hash) SELECT * FROM unnest($1::uuid[], $2::integer[], $3::integer[], $4::text[])`,
      [heads.map((h) => h.chain), heads.map((h) => h.anchor), heads.map((h) => h.sequence), heads.map((h) => h.hash)],
    );
  }
}
