import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { outcomeOf, type Act, type Outcome } from './outcome.js';

type Record = Pick<DataSource, 'query'>;

/** How far the first of two actions has come when the second is asked for. */
export const MOMENTS = ['waiting for the case', 'before its commit'] as const;
export type Moment = (typeof MOMENTS)[number];

/** The first half of the advisory locks at which a trigger of this test holds the trail of a case. */
const GATE = 20_252;
/** An action that has been asked for has come as far as it can by then. */
const SETTLED_MS = 250;
const HELD_WITHIN_MS = 30_000;

/** Puts a gate before every line of the trail, open until the case's lock is held. */
export async function installGate(record: Record): Promise<void> {
  await record.query(`CREATE SCHEMA orders`);
  await record.query(`CREATE FUNCTION orders.wait() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${GATE}, hashtext(NEW.case_id::text)); RETURN NEW; END $$`);
  await record.query(`CREATE TRIGGER orders_gate BEFORE INSERT ON audit_entry
    FOR EACH ROW WHEN (NEW.case_id IS NOT NULL) EXECUTE FUNCTION orders.wait()`);
}

/** One after the other: what any order of the two has to look like. */
export async function inTurn(caseId: string, acts: readonly Act[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const act of acts) outcomes.push(await outcomeOf(act, caseId));
  return outcomes;
}

/** The second is asked for while the first stands at this moment; both are let go afterwards. */
export async function interleaved(
  databaseUrl: string,
  caseId: string,
  [first, second]: readonly [Act, Act],
  moment: Moment,
): Promise<Outcome[]> {
  const holder = new pg.Client({ connectionString: databaseUrl });
  await holder.connect();
  try {
    if (moment === 'waiting for the case') {
      await holder.query('BEGIN');
      await holder.query(`SELECT FROM procedure_case WHERE id = $1 FOR UPDATE`, [caseId]);
    } else {
      await holder.query(`SELECT pg_advisory_lock(${GATE}, hashtext($1))`, [caseId]);
    }
    const one = outcomeOf(first, caseId);
    await untilHeld(holder, one);
    const other = outcomeOf(second, caseId);
    await Promise.race([other, pause(SETTLED_MS)]);
    await holder.end();
    return await Promise.all([one, other]);
  } finally {
    await holder.end();
  }
}

/** Somebody waits for what the holder holds, or has been refused before he came so far. @throws when neither in time */
async function untilHeld(holder: pg.Client, asked: Promise<unknown>): Promise<void> {
  let answered = false;
  void asked.finally(() => (answered = true));
  for (const end = Date.now() + HELD_WITHIN_MS; !answered; await pause(10)) {
    // Within a transaction pg_stat_activity stays as it was first read; pg_locks does not.
    const { rowCount } = await holder.query(
      `SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`,
    );
    if (rowCount) return;
    if (Date.now() > end) throw new Error(`the first act has not come to its moment within ${HELD_WITHIN_MS} ms`);
  }
}
