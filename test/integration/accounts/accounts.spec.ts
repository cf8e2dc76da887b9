import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { ApiClient } from '#cli/client/api-client.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const PASSWORD = 'a long enough secret';

interface AccountView {
  readonly id: string;
  readonly roles: string[];
  readonly disabled: boolean;
}

describe('accounts and organisations, kept by the administrator', () => {
  let desk: Desk;
  let admin: ApiClient;

  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    admin = await desk.as('admin');
  });
  afterAll(() => desk.stop());

  it('adds an organisation and its applicant, who can sign in and apply', async () => {
    const organisation = await admin.post<{ id: string; usccValid: boolean }>('/organisations', {
      name: '北京某某研究院',
      uscc: '12110000400777999X',
      district: '110108',
    });
    await admin.post('/accounts', {
      login: 'new.applicant',
      displayName: '新申报人',
      roles: ['applicant'],
      organisationId: organisation.id,
      password: PASSWORD,
    });
    const applicant = await ApiClient.signIn(desk.stack.apiUrl, 'new.applicant', PASSWORD);
    expect(await applicant.get(`/organisations/${organisation.id}`)).toMatchObject({ name: '北京某某研究院' });
  });

  it.each([
    [{ uscc: 'ABC' }, 'organisation.usccMalformed'],
    [{ district: '990000' }, 'organisation.districtUnknown'],
    [{ district: 'x' }, 'request.invalid'],
    [{ uscc: '91110108MA01KJ2X8P', id: 'mine' }, 'request.invalid'],
  ])('refuses an organisation with %j', async (change, code) => {
    const body = { name: '某某', uscc: '12110000400777888X', district: '110108', ...change };
    expect(await refusalOf(admin.post('/organisations', body))).toMatchObject({ code });
  });

  it('refuses a second organisation with one credit code, and an account name that is taken', async () => {
    const body = { name: '某某', uscc: '12110000400777777X', district: '110108' };
    await admin.post('/organisations', body);
    expect(await refusalOf(admin.post('/organisations', body))).toMatchObject({ code: 'organisation.usccTaken' });
    const account = { login: 'officer', displayName: '某', roles: ['caseOfficer'], password: PASSWORD };
    expect(await refusalOf(admin.post('/accounts', account))).toMatchObject({ code: 'account.loginTaken' });
  });

  it('refuses an applicant without an organisation, an unknown role and a short password', async () => {
    const account = { login: 'someone', displayName: '某', roles: ['applicant'], password: PASSWORD };
    expect(await refusalOf(admin.post('/accounts', account))).toMatchObject({ code: 'account.organisationNeeded' });
    for (const change of [{ roles: ['king'] }, { roles: [] }, { password: 'short' }]) {
      const refused = await refusalOf(admin.post('/accounts', { ...account, ...change }));
      expect(refused.code).toBe('request.invalid');
    }
  });

  it('ends the sessions of an account that is disabled, and never of the administrator who asks', async () => {
    const body = { login: 'soon.gone', displayName: '某', roles: ['caseOfficer'], password: PASSWORD };
    const { id } = await admin.post<AccountView>('/accounts', body);
    const officer = await ApiClient.signIn(desk.stack.apiUrl, 'soon.gone', PASSWORD);
    const changed = await admin.request<AccountView>('PATCH', `/accounts/${id}`, { disabled: true });
    expect(changed.disabled).toBe(true);
    expect(await refusalOf(officer.get('/cases'))).toMatchObject({ code: 'session.required' });
    const again = ApiClient.signIn(desk.stack.apiUrl, 'soon.gone', PASSWORD);
    expect(await refusalOf(again)).toMatchObject({ code: 'session.refused' });
    const own = admin.request('PATCH', `/accounts/${admin.accountId}`, { disabled: true });
    expect(await refusalOf(own)).toMatchObject({ code: 'account.yourOwn' });
  });

  it('sets a password once under a key, refuses another one under it, and keeps neither', async () => {
    const key = 'the-same-key-twice';
    const body = { login: 'forgot.it', displayName: '某', roles: ['expert'], password: PASSWORD };
    const { id } = await admin.post<AccountView>('/accounts', body);
    const another = 'quite another long secret';
    const set = (password: string) => admin.request<AccountView>('PATCH', `/accounts/${id}`, { password }, { key });
    expect(await set(another)).toEqual(await set(another));
    expect(await refusalOf(set(PASSWORD))).toMatchObject({ status: 422, code: 'request.keyReused' });
    await ApiClient.signIn(desk.stack.apiUrl, 'forgot.it', another);
    const [command] = await desk.rows<{ request_hash: string }>(
      `SELECT request_hash FROM command WHERE action = 'changeAccount' AND result->>'id' = $1`,
      [id],
    );
    // Nor what could be computed from one by whoever has the record alone.
    const told = `PATCH /api/v1/accounts/${id}\n`;
    for (const password of [another, null]) {
      const hash = createHash('sha256')
        .update(`${told}${JSON.stringify({ password })}`)
        .digest('hex');
      expect(command?.request_hash).not.toBe(hash);
    }
  });

  it('shows the roster to the commission, filtered by role, and to nobody else', async () => {
    const officer = await desk.as('officer');
    const experts = await officer.get<AccountView[]>('/accounts?role=expert');
    expect(experts.length).toBeGreaterThanOrEqual(5);
    expect(experts.every(({ roles }) => roles.includes('expert'))).toBe(true);
    expect(await refusalOf((await desk.as('park')).get('/accounts'))).toMatchObject({ code: 'request.forbidden' });
    const add = officer.post('/accounts', { login: 'xx', displayName: 'x', roles: ['auditor'], password: PASSWORD });
    expect(await refusalOf(add)).toMatchObject({ code: 'request.forbidden' });
  });

  it('leaves a trail that the auditor reads and nobody rewrites', async () => {
    const auditor = await desk.as('auditor');
    const entries = await auditor.get<{ action: string; actorRole: string }[]>(`/audit?actorId=${admin.accountId}`);
    expect(entries.map(({ action }) => action)).toContain('addAccount');
    expect(JSON.stringify(entries)).not.toContain(PASSWORD);
    await expect(desk.rows(`DELETE FROM audit_entry`)).rejects.toThrow('append-only');
  });

  it('lets everybody read the measures and the reference lists', async () => {
    const anybody = ApiClient.anonymous(desk.stack.apiUrl);
    const versions = await anybody.get<{ id: string }[]>('/measures');
    expect(versions.map(({ id }) => id)).toEqual(['2016', '2024-draft', '2025']);
    expect(await anybody.get('/measures/2025')).toMatchObject({ id: '2025', accreditation: { windowYears: 3 } });
    expect(await refusalOf(anybody.get('/measures/1999'))).toMatchObject({ code: 'request.notFound' });
    const { countries } = await anybody.get<{ countries: { code: string; standing: string }[] }>('/reference');
    expect(countries.find(({ code }) => code === 'HK')).toMatchObject({ standing: 'specialRegion' });
  });

  it('tells everybody which days of a year are free, or worked on', async () => {
    const anybody = ApiClient.anonymous(desk.stack.apiUrl);
    const { announced, days } = await anybody.get<{ announced: boolean; days: { date: string; working: boolean }[] }>(
      '/calendar?year=2025',
    );
    expect(announced).toBe(true);
    expect(days.find(({ date }) => date === '2025-10-01')).toMatchObject({ working: false, holiday: { zh: '国庆节' } });
    expect(days.find(({ date }) => date === '2025-10-11')).toMatchObject({ working: true });
    expect(days.find(({ date }) => date === '2025-10-13')).toBeUndefined();
    expect(await anybody.get('/calendar?year=2199')).toMatchObject({ announced: false, days: [] });
    expect(await refusalOf(anybody.get('/calendar?year=abc'))).toMatchObject({ code: 'request.invalid' });
  });

  it('begins a production installation with `guohe account`', async () => {
    const run = (password: string, ...options: string[]) =>
      new Promise<{ code: number; out: string }>((done) => {
        const child = execFile(
          process.execPath,
          [join(ROOT, 'dist/apps/cli/main.js'), 'account', '--json', ...options],
          { cwd: ROOT, env: { ...process.env, DATABASE_URL: desk.stack.databaseUrl, TEMPORAL_ADDRESS: '127.0.0.1:1' } },
          (error, stdout, stderr) =>
            done({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr }),
        );
        child.stdin?.end(`${password}\n`);
      });
    const first = await run(PASSWORD, '--login', 'first.admin', '--roles', 'administrator');
    expect(first).toMatchObject({ code: 0 });
    await ApiClient.signIn(desk.stack.apiUrl, 'first.admin', PASSWORD);
    expect((await run(PASSWORD, '--login', 'first.admin', '--roles', 'administrator')).code).toBe(1);
    expect((await run('short', '--login', 'other', '--roles', 'auditor')).code).toBe(1);
    expect((await run(PASSWORD, '--login', 'other', '--roles', 'king')).code).toBe(2);
  });
});
