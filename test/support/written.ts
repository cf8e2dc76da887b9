import { Client, Connection } from '@temporalio/client';
import { createDataSource } from '#persistence/data-source.js';
import type { Stack } from './stack.js';

/** All that the processes of a stack have written down, as text. */
export interface Written {
  /** Every row of every table. */
  readonly rows: string;
  /** Of API and worker. */
  readonly logs: string;
  /** Of every run in Temporal, payloads as they are. */
  readonly histories: string;
}

export async function writtenBy(stack: Stack): Promise<Written> {
  return { rows: await rowsOf(stack), logs: stack.output('api') + stack.output('worker'), histories: await historiesOf(stack) };
} // prettier-ignore

async function rowsOf({ databaseUrl }: Stack): Promise<string> {
  const record = createDataSource({ databaseUrl, pool: 1, applicationName: 'guohe-test' });
  await record.initialize();
  try {
    const tables = await record.query<{ name: string }[]>(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const rows = await record.query<{ row: string }[]>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`);
      texts.push(...rows.map(({ row }) => row));
    }
    return texts.join('\n');
  } finally {
    await record.destroy();
  }
}

async function historiesOf({ temporalAddress, namespace }: Stack): Promise<string> {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const { workflow } = new Client({ connection, namespace });
    const histories: string[] = [];
    for await (const { workflowId, runId } of workflow.list()) {
      const history = await workflow.getHandle(workflowId, runId).fetchHistory();
      histories.push(JSON.stringify(history, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString() : value)));
    }
    return histories.join('\n');
  } finally {
    await connection.close();
  }
} // prettier-ignore
