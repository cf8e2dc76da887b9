import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseLogin } from '#persistence/roles.js';

/** The servers that this run of the tests shares. */
export interface TestServers {
  /** The template: migrated and seeded, never connected to by a test. */
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  /** Vanishes with the servers. */
  readonly folder: string;
  /** Of those as whom API and worker sign in. */
  readonly loginPassword: string;
}

export function testServers(): TestServers {
  const text = process.env['GUOHE_TEST_SERVERS'];
  if (!text)
    throw new Error('No servers: this test belongs under test/, in a folder that jest.config.mjs gives servers.');
  return JSON.parse(text) as TestServers;
}

/** The same database, as one of the processes signs in. */
export function signedInAs(login: DatabaseLogin, databaseUrl: string): string {
  const url = new URL(databaseUrl);
  [url.username, url.password] = [login, testServers().loginPassword];
  return url.href;
}

export interface FreshDatabase {
  readonly databaseUrl: string;
  /** Ends what is still connected and removes it. */
  drop(): Promise<void>;
}

/**
 * A database of its own: a copy of the migrated and seeded one, or with `empty` one without any schema.
 */
export async function freshDatabase({ empty = false } = {}): Promise<FreshDatabase> {
  const template = new URL(testServers().databaseUrl);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const own = new URL(template);
  own.pathname = `/${name}`;
  await asOwner((client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${empty ? 'template0' : template.pathname.slice(1)}`),
  );
  return {
    databaseUrl: own.href,
    drop: async () => {
      await asOwner((client) => dropped(client, name));
    },
  };
}

/** An autovacuum worker that happens to be in it belongs to the superuser and must be waited for. */
async function dropped(client: pg.Client, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '42501' || tries === 50) throw error;
      await pause(100);
    }
  }
}

/** Connects beside the template: a database that somebody is connected to cannot be copied. */
async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(testServers().databaseUrl);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
