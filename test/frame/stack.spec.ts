import pg from 'pg';
import { freshDatabase } from '../support/servers.js';
import type { Stack } from '../support/stack.js';
import { startStack } from '../support/stack.js';

describe('the built API and worker as processes', () => {
  let stack: Stack;
  beforeAll(async () => (stack = await startStack()));
  afterAll(() => stack?.stop());

  const ready = async () => (await fetch(`${stack.apiUrl}/health/ready`)).status;

  it('are ready with PostgreSQL, Temporal and a polling worker', async () => {
    expect(await ready()).toBe(200);
  });

  it('come back on the same port after kill -9', async () => {
    await stack.kill('api');
    await expect(ready()).rejects.toThrow();
    await stack.restart('api');
    expect(await ready()).toBe(200);
  });

  it('drain and end with code 0', async () => {
    expect(await (await startStack()).stop()).toEqual({ api: 0, worker: 0 });
  });
});

describe('a fresh database', () => {
  it.each([
    [false, 'the schema', true],
    [true, 'nothing', false],
  ])('with empty=%s holds %s', async (empty, _, some) => {
    const database = await freshDatabase({ empty });
    const client = new pg.Client({ connectionString: database.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ tables: number }>(
      "SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = 'public'",
    );
    await client.end();
    expect((rows[0]?.tables ?? 0) > 0).toBe(some);
    await database.drop();
  });
});
