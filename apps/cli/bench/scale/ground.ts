import type { DataSource } from 'typeorm';
import type { Cast } from '../guohe-load.js';
import type { Ground } from './fill.js';

/** What the rows of a batch hang on. */
export async function groundOf(record: DataSource, { commission, host }: Cast, batchId: string): Promise<Ground> {
  const [row] = await record.query<Omit<Ground, 'batchId' | 'officerId' | 'deciderId'>[]>(
    `SELECT o.id AS "organisationId", b.measure_id AS "measureId" FROM organisation o, batch b WHERE o.uscc = $1 AND b.id = $2`,
    [host.uscc, batchId],
  );
  const { officer, decider } = commission;
  return {
    batchId,
    officerId: officer.accountId,
    deciderId: decider.accountId,
    ...(row as Omit<Ground, 'batchId' | 'officerId' | 'deciderId'>),
  };
}
