import type { EntityManager } from 'typeorm';

type Queryable = Pick<EntityManager, 'query'>;

/** When a transaction began, by PostgreSQL's clock: what is done in it is dated and held against limits by this, in whatever process. */
export async function momentOf(tx: Queryable): Promise<Date> {
  const [{ at }] = await tx.query<[{ at: Date }]>(`SELECT now() AS at`);
  return at;
}

/**
 * The moment at which the pool of experts is drawn from, or changes, colleagues included: what was committed before it is seen, and what comes after is dated
 * later. One waits for the other, and draws for each other, too: each counts what the one before it asked of whom. It comes before any
 * lock on an account.
 */
export async function momentOfPool(tx: Queryable): Promise<Date> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('expertPool', 0))`);
  const [{ at }] = await tx.query<[{ at: Date }]>(`SELECT clock_timestamp() AS at`);
  return at;
}

/** When a link ends that is given out in this transaction. */
export async function momentIn(tx: Queryable, milliseconds: number): Promise<Date> {
  return new Date((await momentOf(tx)).getTime() + milliseconds);
}
