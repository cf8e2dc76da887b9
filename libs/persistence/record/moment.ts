import type { EntityManager } from 'typeorm';

type Queryable = Pick<EntityManager, 'query'>;

/** When a transaction began, by PostgreSQL's clock: what is done in it is dated and held against limits by this, in whatever process. */
export async function momentOf(tx: Queryable): Promise<Date> {
  const [{ at }] = await tx.query<[{ at: Date }]>(`SELECT now() AS at`);
  return at;
}

/** This very moment, by the same clock: after a lock was waited for, so that what was committed meanwhile counts. */
export async function momentNow(tx: Queryable): Promise<Date> {
  const [{ at }] = await tx.query<[{ at: Date }]>(`SELECT clock_timestamp() AS at`);
  return at;
}

/** When a link ends that is given out in this transaction. */
export async function momentIn(tx: Queryable, milliseconds: number): Promise<Date> {
  return new Date((await momentOf(tx)).getTime() + milliseconds);
}
