import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { serve } from '../support/child.js';
import { freshDatabase } from '../support/servers.js';
import type { Stack } from '../support/stack.js';
import { startStack, TEST_KEYS } from '../support/stack.js';

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

  it('drain also when somebody has hung up in the middle', async () => {
    const other = await startStack({ worker: false });
    const { hostname, port } = new URL(other.apiUrl);
    for (const request of [
      'GET /docs/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n',
      'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"login',
    ]) {
      const socket = connect(Number(port), hostname);
      await new Promise((sent) => socket.write(request, sent));
      await pause(20);
      socket.destroy();
    }
    expect(await other.stop()).toEqual({ api: 0 });
  });
});

describe('what node answers by itself', () => {
  it.each([
    ['no Host', 'GET /api/v1/batches HTTP/1.1\r\n\r\n', 400],
    [
      'another expectation',
      'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nExpect: 200-maybe\r\nContent-Length: 0\r\n\r\n',
      417,
    ],
    ['no HTTP', 'nonsense\r\n\r\n', 400],
  ])('is a problem document, too: %s', async (_, request, status) => {
    const other = await startStack({ worker: false });
    try {
      const { hostname, port } = new URL(other.apiUrl);
      const socket = connect(Number(port), hostname);
      let said = '';
      socket.on('data', (chunk) => {
        said += String(chunk);
        socket.end();
      });
      socket.write(request);
      await new Promise((closed) => socket.once('close', closed));
      expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(said.toLowerCase()).toContain('content-type: application/problem+json');
      expect(JSON.parse(said.slice(said.indexOf('\r\n\r\n')))).toMatchObject({
        status,
        code: 'request.malformed',
        sentence: { zh: expect.any(String), en: expect.any(String) },
      });
    } finally {
      await other.stop();
    }
  });
});

describe('a process whose servers do not answer', () => {
  const nowhere = { DATABASE_URL: 'postgres://guohe:secret@127.0.0.1:1/guohe', TEMPORAL_ADDRESS: '127.0.0.1:1' };
  const env = (database?: string) => ({
    PATH: process.env['PATH'] ?? '',
    ...nowhere,
    PERSONAL_DATA_KEYS: TEST_KEYS,
    AUDIT_SIGNING_KEYS: TEST_KEYS,
    ...(database && { DATABASE_URL: database }),
  });

  it.each(['apps/api/main.js', 'apps/worker/main.js'])('%s says which, without its password', async (script) => {
    await expect(serve(script, env())).rejects.toThrow(/ended \(69\)[^]*The database cannot be reached .*DATABASE_URL/);
    await expect(serve(script, env())).rejects.not.toThrow(/secret/);
  });

  it('the worker names Temporal, too', async () => {
    const { databaseUrl, drop } = await freshDatabase();
    await expect(serve('apps/worker/main.js', env(databaseUrl))).rejects.toThrow(
      /ended \(69\)[^]*Temporal cannot be reached .* at 127\.0\.0\.1:1/,
    );
    await drop();
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
