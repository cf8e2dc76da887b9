import type { EntityManager } from 'typeorm';

const DAY_MS = 86_400_000;

/** One more of `key` today, which began with the first. */
const COUNT = `INSERT INTO attempt_count AS c (key, points, expire) VALUES ($1, 1, $2::bigint + ${DAY_MS})
  ON CONFLICT (key) DO UPDATE SET points = CASE WHEN c.expire <= $2 THEN 1 ELSE c.points + 1 END,
    expire = CASE WHEN c.expire <= $2 THEN excluded.expire ELSE c.expire END
  RETURNING points, expire - $2 AS left_ms`;

/**
 * Counts what is done in this transaction, and with it: what is refused was not there. Whoever counts the same waits until it is
 * known, so that never one more than `most` is kept.
 * @returns for how long there are no more, or undefined while there may be
 */
export async function countToday(
  tx: Pick<EntityManager, 'query'>,
  key: string,
  most: number,
): Promise<number | undefined> {
  const [counted] = await tx.query<[{ points: number; left_ms: string }]>(COUNT, [key, Date.now()]);
  return counted.points > most ? Number(counted.left_ms) : undefined;
}
