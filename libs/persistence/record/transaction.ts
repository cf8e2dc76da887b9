import type { DataSource, EntityManager } from 'typeorm';

/** A statement that is still to be sent. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** What a transaction ends with: its answer, and the statement that keeps it. */
export interface Ending<T> {
  readonly answer: T;
  readonly last?: Statement;
}

/** One transaction that ends with the statement by which its answer, its trail and its notices are kept. */
export function transaction<T>(dataSource: DataSource, work: (tx: EntityManager) => Promise<Ending<T>>): Promise<T> {
  return dataSource.transaction(async (tx) => {
    const { answer, last } = await work(tx);
    if (last) await tx.query(last.text, last.values);
    return answer;
  });
}
