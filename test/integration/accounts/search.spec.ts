import type { ApiClient } from '#cli/client/api-client.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';
import { until } from '../../support/until.js';

interface Account {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
}
interface Expert {
  readonly accountId: string;
  readonly name: string;
}

const MANY = 20_000;

describe('people are found by a part of what they are called', () => {
  let desk: Desk;
  let officer: ApiClient;
  const accounts = (query: string) => officer.get<Account[]>(`/accounts?${query}`);
  const experts = (query: string) => officer.get<Expert[]>(`/experts?${query}`);
  const of = (search: string) => `search=${encodeURIComponent(search)}`;

  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    officer = await desk.as('officer');
    // A pool as large as a city's: names of two to three characters, some of them in Latin letters.
    await desk.rows(
      `WITH rows AS MATERIALIZED (SELECT uuidv7() AS id, n FROM generate_series(1, ${MANY}) n),
       accounts AS (
         INSERT INTO account (id, login, display_name, roles, password_hash)
         SELECT id, 'pool.' || n, chr(20000 + n % 700) || chr(30000 + n / 700), '{expert}', '' FROM rows)
       INSERT INTO expert_profile (account_id, version, name, institution, fields, languages)
       SELECT id, 1, CASE n WHEN 77 THEN 'Olga Petrova' ELSE chr(20000 + n % 700) || chr(30000 + n / 700) END,
         '第' || n || '研究所', '{healthcare}', '{en}' FROM rows`,
    );
    await desk.rows('ANALYZE account, expert_profile');
  }, 120_000);
  afterAll(() => desk?.stop());

  it('accounts by login, by name, by the name of their organisation and by their id, in whatever case', async () => {
    const known = (await accounts(of('DECIDER'))).find(({ login }) => login === 'decider');
    const { id = '', displayName = '' } = known ?? {};
    expect((await accounts(of(`  ${displayName.slice(-2)} `))).map((each) => each.id)).toContain(id);
    expect((await accounts(of(id))).map((each) => each.id)).toEqual([id]);
    const [park] = await desk.rows<{ name: string; id: string }>(
      `SELECT o.name, a.id FROM account a JOIN organisation o ON o.id = a.organisation_id WHERE a.login = 'park'`,
    );
    expect((await accounts(of((park?.name ?? '').slice(2, 7)))).map((each) => each.id)).toContain(park?.id);
    expect(await accounts(`${of('decider')}&role=auditor`)).toEqual([]);
    expect(await accounts(of('没有这个人'))).toEqual([]);
  });

  it('experts by name, employer and login, and by the name of an employer of whom the credit code is kept', async () => {
    expect((await experts(of('petrova'))).map(({ name }) => name)).toEqual(['Olga Petrova']);
    expect((await experts(of('第77研究所'))).map(({ name }) => name)).toEqual(['Olga Petrova']);
    expect((await experts(of('pool.77'))).map(({ name }) => name)).toContain('Olga Petrova');
    await desk.rows(
      `UPDATE expert_profile SET institution = (SELECT uscc FROM organisation o JOIN account a ON a.organisation_id = o.id WHERE a.login = 'park')
       WHERE name = 'Olga Petrova'`,
    );
    const [host] = await desk.rows<{ name: string }>(
      `SELECT o.name FROM organisation o JOIN account a ON a.organisation_id = o.id WHERE a.login = 'park'`,
    );
    expect((await experts(of(host?.name ?? ''))).map(({ name }) => name)).toContain('Olga Petrova');
  });

  it('page by page, none twice and none left out', async () => {
    const read = async <T>(ask: (query: string) => Promise<T[]>, idOf: (row: T) => string, search: string) => {
      const found: string[] = [];
      for (let page = await ask(`${of(search)}&limit=7`); page.length > 0;) {
        found.push(...page.map(idOf));
        page = await ask(`${of(search)}&limit=7&after=${found.at(-1)}`);
      }
      return found;
    };
    const named = await read(experts, ({ accountId }) => accountId, chr(20000));
    expect(named).toEqual([...new Set(named)].sort());
    // Every 700th begins with it.
    expect(named).toHaveLength(Math.floor(MANY / 700));
    const held = await read(accounts, ({ id }) => id, 'pool.1999');
    // Itself, and the ten that go on.
    expect(held).toHaveLength(11);
    expect(held).toEqual([...new Set(held)].sort().reverse());
  });

  it('along an index, not by reading everybody', async () => {
    const scans = async (name: string) =>
      Number((await desk.rows<{ n: string }>(`SELECT idx_scan AS n FROM pg_stat_user_indexes WHERE indexrelname = $1`, [name]))[0]?.n); // prettier-ignore
    for (const [index, ask] of [
      ['account_search', () => accounts(of('pool.4711'))],
      ['expert_profile_search', () => experts(of('第4711研究所'))],
    ] as const) {
      const before = await scans(index);
      // PostgreSQL counts a moment later.
      await until(async () => (await ask()).length === 1 && (await scans(index)) > before, 30_000);
    }
  }, 90_000);

  it('takes what is typed as it is typed, refuses nothing at all, and shows nobody to whom the lists are closed', async () => {
    for (const strange of ['%', '_', "'", '\\', '%%', ':search', '$1']) expect(await experts(of(strange))).toEqual([]);
    for (const wrong of ['', '%20%20', 'a%0Ab', 'x'.repeat(101)])
      expect(await refusalOf(officer.get(`/accounts?search=${wrong}`))).toMatchObject({ code: 'request.invalid' });
    const expert = await desk.as('expert1');
    expect(await refusalOf(expert.get(`/experts?${of('petrova')}`))).toMatchObject({ code: 'request.forbidden' });
    expect(await refusalOf(expert.get(`/accounts?${of('decider')}`))).toMatchObject({ code: 'request.forbidden' });
  });

  const chr = (code: number) => String.fromCharCode(code);
});
