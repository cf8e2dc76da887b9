import { ApiClient } from '#cli/client/api-client.js';
import { openDesk, type Desk } from '../../support/desk.js';
import { until } from '../../support/until.js';

const PASSWORD = 'a long enough secret';
/** Far less than a process would keep a session in mind if it were not told. */
const AT_ONCE_MS = 2_000;

/** The roles with which a process answers; undefined for whoever is not signed in. */
type Asked = () => Promise<readonly string[] | undefined>;

interface Officer {
  readonly id: string;
  readonly token: string;
  /** Asks the process at which the officer signed in, and at which the administrator works. */
  readonly here: Asked;
  readonly there: Asked;
}

/** Every API process keeps in mind who is signed in: what ends or changes that must reach all of them. */
describe('who is signed in, in two API processes', () => {
  let desk: Desk;
  let admin: ApiClient;
  let otherUrl: string;
  let officers = 0;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    admin = await desk.as('admin');
    otherUrl = await desk.stack.furtherApi();
  });
  afterAll(() => desk.stop());

  function session(url: string, token: string, method = 'GET'): Promise<Response> {
    return fetch(`${url}/api/v1/sessions/current`, { method, headers: { Authorization: `Bearer ${token}` } });
  }

  /** An officer whom both processes know. */
  async function knownOfficer(): Promise<Officer> {
    const login = `known.officer${++officers}`;
    const account = { login, displayName: '某', roles: ['caseOfficer'], password: PASSWORD };
    const { id } = await admin.post<{ id: string }>('/accounts', account);
    const nobody = ApiClient.anonymous(desk.stack.apiUrl);
    const { token } = await nobody.post<{ token: string }>('/sessions', { login, password: PASSWORD });
    const asking = (url: string) => async () => {
      const answer = await session(url, token);
      return answer.status === 401 ? undefined : ((await answer.json()) as { roles: string[] }).roles;
    };
    const [here, there] = [asking(desk.stack.apiUrl), asking(otherUrl)];
    for (const asked of [here, there]) expect(await asked()).toEqual(['caseOfficer']);
    return { id, token, here, there };
  }

  const isSignedOut = (asked: Asked) => async () => (await asked()) === undefined;
  const isAuditor = (asked: Asked) => async () => (await asked())?.[0] === 'auditor';
  const changeInRecord = (id: string, role: string) =>
    desk.rows(`UPDATE account SET roles = ARRAY[$2] WHERE id = $1`, [id, role]);

  it('keeps a session in mind: what PostgreSQL does not tell of is not noticed at once', async () => {
    const { id, here, there } = await knownOfficer();
    await desk.rows(`ALTER TABLE session DISABLE TRIGGER session_ended`);
    await desk.rows(`DELETE FROM session WHERE account_id = $1`, [id]);
    await desk.rows(`ALTER TABLE session ENABLE TRIGGER session_ended`);
    for (const asked of [here, there]) expect(await asked()).toEqual(['caseOfficer']);
  });

  it('forgets who signs out', async () => {
    const { token, here, there } = await knownOfficer();
    await session(desk.stack.apiUrl, token, 'DELETE');
    expect(await here()).toBeUndefined();
    await until(isSignedOut(there), AT_ONCE_MS);
  });

  it.each([{ disabled: true }, { password: 'quite another secret' }, { roles: ['auditor'] }])(
    'forgets whose account is changed: %j',
    async (change) => {
      const { id, here, there } = await knownOfficer();
      await admin.request('PATCH', `/accounts/${id}`, change);
      expect(await here()).toBeUndefined();
      await until(isSignedOut(there), AT_ONCE_MS);
    },
  );

  it('knows the other roles of an account that was changed in the record itself', async () => {
    const { id, here, there } = await knownOfficer();
    await changeInRecord(id, 'auditor');
    for (const asked of [here, there]) await until(isAuditor(asked), AT_ONCE_MS);
  });

  it('keeps nobody in mind while it cannot hear, and hears again', async () => {
    const { id, here, there } = await knownOfficer();
    const listening = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'guohe-sessions'`;
    const before = await desk.rows<{ pid: number }>(listening);
    expect(before).toHaveLength(2);
    await desk.rows(`ALTER TABLE account DISABLE TRIGGER account_changed`);
    await desk.rows(`SELECT pg_terminate_backend(pid) FROM (${listening}) AS ours`);
    await changeInRecord(id, 'auditor');
    await desk.rows(`ALTER TABLE account ENABLE TRIGGER account_changed`);
    for (const asked of [here, there]) await until(isAuditor(asked), AT_ONCE_MS);

    const known = new Set(before.map(({ pid }) => pid));
    await until(async () => {
      const now = await desk.rows<{ pid: number }>(listening);
      return now.length === 2 && now.every(({ pid }) => !known.has(pid));
    });
    await changeInRecord(id, 'caseOfficer');
    for (const asked of [here, there]) await until(async () => !(await isAuditor(asked)()), AT_ONCE_MS);
  });
});
