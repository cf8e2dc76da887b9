import type { DataSource, EntityManager } from 'typeorm';

/** A statement that is still to be sent. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
  /** By which those behind it in one WITH refer to the rows that it returns. */
  readonly name?: string;
}

const joined = new Map<string, string>();

/**
 * Several statements that are sent as one: all but the last are parts of its WITH. Each of them finds the record as it was before
 * all of them, so none may read or change a row that another one writes.
 */
export function together(statements: readonly Statement[]): Statement {
  const key = statements.map(({ name = '', text }) => `${name}:${text}`).join(';');
  // A text is put together once: the same one again is known, and prepared, on every connection.
  let text = joined.get(key);
  if (text === undefined) joined.set(key, (text = join(statements)));
  return { text, values: statements.flatMap(({ values }) => values) };
}

function join(statements: readonly Statement[]): string {
  let first = 0;
  const parts = statements.map(({ text, values, name }, index) => {
    const before = first;
    first += values.length;
    const own = text.replace(/\$(\d+)/g, (_, at: string) => `$${before + Number(at)}`);
    return index === statements.length - 1 ? own : `${name ?? `part${index}`} AS (${own})`;
  });
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `WITH ${parts.join(', ')} ${last}`;
}

export function send<T = unknown[]>(tx: Pick<EntityManager, 'query'>, { text, values }: Statement): Promise<T> {
  return tx.query<T>(text, values);
}

/** What a transaction ends with: its answer, and the statement that keeps it. */
export interface Ending<T> {
  readonly answer: T;
  readonly last?: Statement;
}

/**
 * One transaction that ends with the statement by which its answer, its trail and its notices are kept. COMMIT travels right
 * behind it: where the statement fails, PostgreSQL makes a ROLLBACK of it.
 */
export async function transaction<T>(
  dataSource: DataSource,
  work: (tx: EntityManager) => Promise<Ending<T>>,
): Promise<T> {
  let written: Promise<unknown> | undefined;
  const answer = await dataSource.transaction(async (tx) => {
    const { answer, last } = await work(tx);
    written = last && send(tx, { text: last.text, values: last.values.map(sendable) });
    written?.catch(() => {});
    return answer;
  });
  await written;
  return answer;
}

/** What has no form in SQL has to fail here, before COMMIT is on its way. */
function sendable(value: unknown): unknown {
  const asJson = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  return asJson ? JSON.stringify(value) : value;
}
