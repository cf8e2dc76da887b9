import type { EntityManager } from 'typeorm';

/** The next number of a series without gaps: its row stays locked until the transaction ends. */
export async function nextNumber(tx: EntityManager, series: string): Promise<number> {
  return nextNumbers(tx, series, 1);
}

/** The next `count` numbers of a series. @returns the first of them */
export async function nextNumbers(tx: EntityManager, series: string, count: number): Promise<number> {
  const [row] = await tx.query<{ value: string }[]>(
    `INSERT INTO counter (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = counter.value + $2 RETURNING value`,
    [series, count],
  );
  return Number(row?.value) - count + 1;
}
