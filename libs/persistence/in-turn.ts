import type { DataSource, EntityManager } from 'typeorm';

/**
 * Whoever counts how much there is of something before adding to it does so alone until the transaction ends: of two at the same
 * moment the second one counts what the first has added. Who needs several takes them in one order everywhere.
 */
export async function inTurn(tx: Pick<DataSource | EntityManager, 'query'>, what: string, of = ''): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${what}/${of}`]);
}
