import type { EntityManager } from 'typeorm';

type Queryable = Pick<EntityManager, 'query'>;

/** When a transaction began, by PostgreSQL's clock: what is done in it is dated and held against limits by this, in whatever process. */
export async function momentOf(tx: Queryable): Promise<Date> {
  const [{ at }] = await tx.query<[{ at: Date }]>(`SELECT now() AS at`);
  return at;
}

/**
 * The moment at which profiles of experts are looked at, or change: what was committed before it is seen, and what comes after is dated
 * later. Whoever changes one waits for the draws that look, and draws for whoever changes one; of these several may look at once.
 */
export async function momentOfPool(tx: Queryable, does: 'looks' | 'changes'): Promise<Date> {
  const lock = does === 'looks' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await tx.query(`SELECT ${lock}(hashtextextended('expertPool', 0))`);
  const [{ at }] = await tx.query<[{ at: Date }]>(`SELECT clock_timestamp() AS at`);
  return at;
}

/** When a link ends that is given out in this transaction. */
export async function momentIn(tx: Queryable, milliseconds: number): Promise<Date> {
  return new Date((await momentOf(tx)).getTime() + milliseconds);
}
