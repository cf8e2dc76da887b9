import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { StatementReader, type SentStatement } from './statements.js';

/** A way to PostgreSQL on which every statement is heard. */
export interface Tap {
  readonly databaseUrl: string;
  /** The statements that are sent while `work` runs. */
  during(work: () => Promise<unknown>): Promise<readonly SentStatement[]>;
  close(): Promise<void>;
}

export async function tapOn(databaseUrl: string): Promise<Tap> {
  const { host, port, user = '', password, database = '' } = new pg.Client(databaseUrl);
  let heard: SentStatement[] = [];
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = host.startsWith('/') ? connect(join(host, `.s.PGSQL.${port}`)) : connect(port, host);
    const reader = new StatementReader((statement) => heard.push(statement));
    client.on('data', (chunk: Buffer) => reader.read(chunk));
    client.pipe(upstream).pipe(client);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const credentials = [user, String(password ?? '')].map(encodeURIComponent).join(':');
  return {
    databaseUrl: `postgres://${credentials}@127.0.0.1:${(server.address() as AddressInfo).port}/${database}`,
    async during(work) {
      heard = [];
      await work();
      return [...heard]; // What is sent later is none of it.
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
