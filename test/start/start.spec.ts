import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { StartedGuohe } from '../support/guohe.js';
import { Guohe, dataFolder, isReady, runs } from '../support/guohe.js';
import { until } from '../support/until.js';

const START = ['start', '--json'];

describe('guohe start', () => {
  let data: string;
  let guohe: Guohe | undefined;
  const env = () => ({ GUOHE_DATA: data, PORT: '0', SHUTDOWN_SECONDS: '5' });
  const start = async (): Promise<StartedGuohe> => (guohe = Guohe.run(START, env())).untilReady();

  beforeAll(async () => (data = await dataFolder()));
  afterEach(() => guohe?.stop());
  afterAll(() => rm(data, { recursive: true, force: true }));

  async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
    const { note } = JSON.parse(await readFile(join(data, 'guohe.lock'), 'utf8')) as { note: string };
    const client = new pg.Client({ connectionString: (JSON.parse(note) as { databaseUrl: string }).databaseUrl });
    await client.connect();
    return (await client.query<T>(sql).finally(() => client.end())).rows;
  }

  it('serves on an empty folder, and stops in order on Ctrl-C', async () => {
    const { url, pids } = await start();
    expect(await isReady(url)).toBe(true);
    await query('CREATE TABLE kept (word text)');
    await query("INSERT INTO kept VALUES ('国合')");
    expect((await stat(join(data, 'postgres/passwords.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(data, 'guohe.lock'))).mode & 0o777).toBe(0o600);
    expect(await guohe?.stop()).toBe(0);
    const stopping = guohe?.messages
      .filter((text) => /^Stopping (?!because)/.test(text))
      .map((text) => text.split(' ')[1]);
    expect(stopping).toEqual(['API', 'worker', 'Temporal', 'PostgreSQL']);
    for (const pid of Object.values(pids)) expect(await runs(pid)).toBe(false);
  });

  it('finds everything again on the second start', async () => {
    const { seconds } = await start();
    console.info(`second start: ready after ${seconds} s`);
    expect(await query('SELECT word FROM kept')).toEqual([{ word: '国合' }]);
    const [settings] = await query<{ encoding: string; provider: string }>(
      "SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider FROM pg_database WHERE datname = 'guohe'",
    );
    expect(settings).toEqual({ encoding: 'UTF8', provider: 'b' });
  });

  it('lets API and worker sign in as users of their own, who are not the owner', async () => {
    await start();
    const users = await query<{ name: string }>(
      `SELECT DISTINCT usename AS name FROM pg_stat_activity
       WHERE datname = 'guohe' AND application_name LIKE 'guohe-%' ORDER BY 1`,
    );
    expect(users.map(({ name }) => name)).toEqual(['guohe_api', 'guohe_worker']);
  });

  it('refuses a second instance on the same data, and names the first', async () => {
    const { url } = await start();
    const second = Guohe.run(START, env());
    expect(await second.ended()).toBe(1);
    expect(second.stderr).toMatch(
      new RegExp(`^Guohe is already running on ${data} \\(process ${guohe?.pid}, at ${url}.*\\n$`),
    );
    expect(await isReady(url)).toBe(true);
  });

  it('waits for one that is stopping', async () => {
    await start();
    const first = guohe;
    first?.signal('SIGTERM');
    await until(() => first?.messages.some((text) => text.startsWith('Stopping API')) ?? false);
    const { url } = await start();
    expect(await first?.ended()).toBe(0);
    expect(await isReady(url)).toBe(true);
  });

  it('takes over the lock of a process that is no more', async () => {
    const dead = { pid: process.pid, started: 'another process had this number', note: 'starting' };
    await writeFile(join(data, 'guohe.lock'), JSON.stringify(dead));
    expect(await isReady((await start()).url)).toBe(true);
  });

  it('heals after kill -9 of any of its processes', async () => {
    const { url, pids } = await start();
    for (const name of ['API', 'worker', 'Temporal', 'PostgreSQL'] as const) {
      process.kill(pids[name], 'SIGKILL');
      await until(() => guohe?.messages.some((text) => text.startsWith(`${name} serves again`)) ?? false);
      await until(() => isReady(url));
    }
    expect(await guohe?.stop()).toBe(0);
  });

  it('cleans up after a supervisor that was killed itself', async () => {
    const { pids } = await start();
    guohe?.signal('SIGKILL');
    await guohe?.ended();
    expect(await runs(pids.PostgreSQL)).toBe(true);
    const { url } = await start();
    expect(guohe?.messages.join('\n')).toMatch(/what it left running was stopped: .*Temporal, PostgreSQL/);
    for (const pid of Object.values(pids)) expect(await runs(pid)).toBe(false);
    expect(await isReady(url)).toBe(true);
    expect(await query('SELECT word FROM kept')).toEqual([{ word: '国合' }]);
  });

  it('stops also in the middle of starting', async () => {
    guohe = Guohe.run(START, env());
    await until(() => stat(join(data, 'run/PostgreSQL.json')).then(() => true, () => false)); // prettier-ignore
    expect(await guohe.stop()).toBe(0);
    expect(guohe.lines.some(({ ready }) => ready === true)).toBe(false);
  });
});
