import { ApiClient } from '#cli/client/api-client.js';
import { setUpSecondFactor } from '../../support/authenticator.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';

const PASSWORD = 'a long enough secret';

interface AccountView {
  readonly id: string;
}
interface EntryView {
  readonly id: string;
}

describe('accounts that must not get out of hand', () => {
  let desk: Desk;
  let admin: ApiClient;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    admin = await desk.as('admin');
  });
  afterAll(() => desk.stop());

  const account = (login: string, roles: string[], change: object = {}) => ({
    login,
    displayName: '某',
    roles,
    password: PASSWORD,
    ...change,
  });
  const change = (by: ApiClient, id: string, body: object) => by.request<AccountView>('PATCH', `/accounts/${id}`, body);

  it('two administrators cannot send each other away at the same moment', async () => {
    const { id } = await admin.post<AccountView>('/accounts', account('second.admin', ['administrator']));
    const second = await ApiClient.signIn(desk.stack.apiUrl, 'second.admin', PASSWORD);
    const ends = await Promise.allSettled([
      change(admin, id, { disabled: true }),
      change(second, admin.accountId, { roles: ['auditor'] }),
    ]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const able = await desk.rows(`SELECT FROM account WHERE roles @> '{administrator}' AND disabled_at IS NULL`);
    expect(able).toHaveLength(1);
    await desk.rows(`UPDATE account SET roles = '{administrator}' WHERE login = 'admin'`);
    admin = await ApiClient.signIn(desk.stack.apiUrl, 'admin', 'guohe-demo-2026');
  });

  it('what a demo account adds, or gives a password, is a demo account; what a real administrator adds is not', async () => {
    const { id } = await admin.post<AccountView>('/accounts', account('real.admin', ['administrator']));
    const isDemo = async (login: string) =>
      (await desk.rows<{ demo: boolean }>(`SELECT demo FROM account WHERE login = '${login}'`))[0]?.demo;
    expect(await isDemo('real.admin')).toBe(true);
    await change(admin, id, { password: `${PASSWORD}!` });
    expect(await isDemo('real.admin')).toBe(true);
    await desk.rows(`UPDATE account SET demo = false, password_given = false WHERE login = 'real.admin'`);
    const trusted = await ApiClient.signIn(desk.stack.apiUrl, 'real.admin', `${PASSWORD}!`);
    await setUpSecondFactor(trusted, `${PASSWORD}!`);
    await trusted.post('/accounts', account('real.auditor', ['auditor']));
    expect(await isDemo('real.auditor')).toBe(false);
  });

  it('nobody stands on both sides of the counter', async () => {
    const { organisationId } = await (await desk.as('park')).get<{ organisationId: string }>('/sessions/current');
    const both = account('both.sides', ['applicant', 'caseOfficer'], { organisationId });
    expect(await refusalOf(admin.post('/accounts', both))).toMatchObject({ code: 'account.rolesConflict' });
    const [park] = await desk.rows<AccountView>(`SELECT id FROM account WHERE login = 'park'`);
    expect(await refusalOf(change(admin, park?.id ?? '', { roles: ['applicant', 'auditor'] }))).toMatchObject({
      code: 'account.rolesConflict',
    });
  });

  it.each(['wang.officer-2026', 'aaaaaaaaaaaaaaa'])('the password %s is refused as too weak', async (password) => {
    const body = account('wang.officer', ['caseOfficer'], { password });
    expect(await refusalOf(admin.post('/accounts', body))).toMatchObject({ code: 'account.passwordWeak' });
  });

  it.each(['password123456', 'woaini1314520'])('the password %s is refused as one of the common', async (password) => {
    const body = account('wang.officer', ['caseOfficer'], { password });
    expect(await refusalOf(admin.post('/accounts', body))).toMatchObject({ code: 'account.passwordCommon' });
  });

  it('a password leaves nothing but its slow hash in the record', async () => {
    await admin.post('/accounts', account('kept.secret', ['auditor']), { key: 'add-kept-secret' });
    const another = account('kept.secret', ['auditor'], { password: `${PASSWORD}!` });
    expect(await refusalOf(admin.post('/accounts', another, { key: 'add-kept-secret' }))).toMatchObject({
      code: 'request.keyReused',
    });
    const commands = await desk.rows<{ request_hash: string }>(
      `SELECT * FROM command WHERE action = 'addAccount' AND request_hash <> ''`,
    );
    expect(commands).toHaveLength(1);
    expect(JSON.stringify(commands)).not.toContain(PASSWORD);
    await ApiClient.signIn(desk.stack.apiUrl, 'kept.secret', PASSWORD);
  });

  it('a password that an administrator gives opens nothing but the choice of another one', async () => {
    const { id } = await admin.post<AccountView>('/accounts', account('given.password', ['expert']));
    await desk.rows(`UPDATE account SET demo = false WHERE id = $1`, [id]);
    const expert = await ApiClient.signIn(desk.stack.apiUrl, 'given.password', PASSWORD);
    expect(await refusalOf(expert.get('/cases'))).toMatchObject({ status: 403, code: 'session.passwordGiven' });
    const own = { current: PASSWORD, password: 'quite other words of mine' };
    expect((await expert.send('PUT', '/account/password', own)).status).toBe(204);
    expect(await expert.get('/cases')).toEqual([]);
    await change(admin, id, { password: PASSWORD });
    const again = await ApiClient.signIn(desk.stack.apiUrl, 'given.password', PASSWORD);
    await desk.rows(`UPDATE account SET demo = false WHERE id = $1`, [id]);
    expect(await refusalOf(again.get('/cases'))).toMatchObject({ code: 'session.passwordGiven' });
  });

  it('the trail is read page after page, of one subject or of all', async () => {
    const auditor = await desk.as('auditor');
    const all = await auditor.get<EntryView[]>('/audit?limit=200');
    const first = await auditor.get<EntryView[]>('/audit?limit=2');
    const rest = await auditor.get<EntryView[]>(`/audit?limit=200&after=${first.at(-1)?.id}`);
    expect([...first, ...rest]).toEqual(all);
    expect(await auditor.get(`/audit?caseId=${admin.accountId}`)).toEqual([]);
    for (const query of ['after=x', 'after=-1', 'limit=0', 'limit=201', 'subjectId=1', 'who=me']) {
      expect(await refusalOf(auditor.get(`/audit?${query}`))).toMatchObject({ status: 400, code: 'request.invalid' });
    }
  });
});

describe('an installation without demo accounts', () => {
  it('lets none of them in, though they were seeded', async () => {
    const desk = await openDesk({ worker: false, env: { DEMO_ACCOUNTS: 'false' } });
    try {
      expect(await refusalOf(desk.as('admin'))).toMatchObject({ status: 401, code: 'session.refused' });
    } finally {
      await desk.stop();
    }
  });
});
