import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import type { SentStatement } from '../tap/statements.js';

/** What the door is told to answer under a path: these statements, one after the other. */
export interface Repeat {
  readonly path: string;
  readonly readings: readonly SentStatement[];
}

/**
 * The least that a counter can do: node:http and pg, nothing checked, nobody asked who they are. `POST /rows/<n>` commits n
 * rows in one transaction; `GET <path>` sends the statements that it was told to, and answers their rows.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10, idleTimeoutMillis: 0 });
await pool.query(
  `CREATE TABLE IF NOT EXISTS bare_row (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now())`,
);
const repeats = new Map<string, readonly SentStatement[]>();

async function commitRows(count: number, body: string): Promise<object> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (let row = 0; row < count; row += 1) {
      await client.query({ name: 'row', text: `INSERT INTO bare_row (body) VALUES ($1)`, values: [body] });
    }
    await client.query('COMMIT');
    return { committed: count };
  } finally {
    client.release();
  }
}

async function read(path: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (const [index, { sql, values }] of (repeats.get(path) ?? []).entries()) {
    rows.push((await pool.query({ name: `${path}#${index}`, text: sql, values: [...values] })).rows);
  }
  return rows;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/';
  const found =
    request.method === 'POST'
      ? await commitRows(Number(path.split('/').at(-1)), JSON.stringify(JSON.parse((await text(request)) || '{}')))
      : await read(path);
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(found));
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
process.on('message', ({ path, readings }: Repeat) => {
  repeats.set(path, readings);
  process.send?.({ repeats: path });
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
