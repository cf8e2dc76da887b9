import type { EntityManager } from 'typeorm';

/** The next number of a series without gaps: its row stays locked until the transaction ends. */
export async function nextNumber(tx: EntityManager, series: string): Promise<number> {
  const [row] = await tx.query<{ value: string }[]>(
    `INSERT INTO counter (name, value) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value`,
    [series],
  );
  return Number(row?.value);
}
