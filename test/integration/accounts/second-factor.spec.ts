import { generate } from 'otplib';
import { ApiClient } from '#cli/client/api-client.js';
import { Authenticator, setUpSecondFactor } from '../../support/authenticator.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';
import { until } from '../../support/until.js';

const PASSWORD = 'a long enough secret';

describe('the second factor', () => {
  let desk: Desk;
  let admin: ApiClient;
  let officers = 0;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    admin = await desk.as('admin');
  });
  afterAll(() => desk.stop());

  /** An account as an installation without demo accounts has them. */
  async function anOfficer(roles = ['caseOfficer']): Promise<{ login: string; id: string; client: ApiClient }> {
    const login = `officer.${++officers}`;
    await admin.post('/accounts', { login, displayName: '某', roles, password: PASSWORD });
    await desk.rows(`UPDATE account SET demo = false, password_given = false WHERE login = $1`, [login]);
    const client = await ApiClient.signIn(desk.stack.apiUrl, login, PASSWORD);
    return { login, id: client.accountId, client };
  }
  const signIn = (login: string, code?: string) =>
    ApiClient.anonymous(desk.stack.apiUrl).post<{ token: string }>('/sessions', { login, password: PASSWORD, code });

  /** With what a request under this token is refused; undefined where it is answered. */
  const codeWith = async (token: string) => {
    const answer = await fetch(`${desk.stack.apiUrl}/api/v1/cases`, { headers: { Authorization: `Bearer ${token}` } });
    return ((await answer.json()) as { code?: string }).code;
  };

  it.each(['assessor', 'caseOfficer', 'decisionMaker', 'financeOfficer', 'auditor', 'administrator'])(
    'is what a %s sets up before anything else',
    async (role) => {
      const { client } = await anOfficer([role]);
      expect(await client.get('/account/second-factor')).toEqual({
        inUse: false,
        needed: true,
        recoveryCodes: 0,
        passwordAsked: true,
      });
      for (const path of ['/cases', '/accounts', '/notices']) {
        expect(await refusalOf(client.get(path))).toMatchObject({ status: 403, code: 'session.secondFactorRequired' });
      }
      expect(await client.get('/sessions/current')).toMatchObject({ roles: [role] });
      await setUpSecondFactor(client, PASSWORD);
      await client.get('/cases');
    },
  );

  it('is needed by a token, too, once its holder has an office', async () => {
    const { id, client } = await anOfficer(['expert']);
    const { token } = await client.post<{ token: string }>('/account/tokens', {
      name: '每日同步',
      scopes: ['read:case'],
      days: 1,
      password: PASSWORD,
    });
    const machine = async () => {
      const headers = { Authorization: `Bearer ${token}` };
      const answer = await fetch(`${desk.stack.apiUrl}/api/v1/cases`, { headers });
      return { status: answer.status, ...((await answer.json()) as { code?: string }) };
    };
    expect(await machine()).toMatchObject({ status: 200 });
    await desk.rows(`UPDATE account SET roles = '{auditor}' WHERE id = $1`, [id]);
    await until(async () => (await machine()).status === 403);
    expect(await machine()).toMatchObject({ code: 'session.secondFactorRequired' });
  });

  it('is nothing that experts and demo accounts need', async () => {
    const { client } = await anOfficer(['expert']);
    await client.get('/cases');
    await (await desk.as('officer')).get('/cases');
  });

  it('is what everybody sets up where the installation asks for that, and nobody takes away', async () => {
    const { login } = await anOfficer(['expert']);
    const url = await desk.stack.furtherApi({ SECOND_FACTOR_FOR: 'everybody' });
    const client = await ApiClient.signIn(url, login, PASSWORD);
    expect(await refusalOf(client.get('/cases'))).toMatchObject({ code: 'session.secondFactorRequired' });
    expect(await client.get('/account/second-factor')).toMatchObject({ inUse: false, needed: true });
    const { app } = await setUpSecondFactor(client, PASSWORD);
    await client.get('/cases');
    const removal = client.post('/account/second-factor/removal', { password: PASSWORD, code: await app.code() });
    expect(await refusalOf(removal)).toMatchObject({ code: 'factor.needed' });
    await (await ApiClient.signIn(url, 'officer', 'guohe-demo-2026')).get('/cases');
  });

  it('is asked for at sign-in, and takes each code once', async () => {
    const { login, client } = await anOfficer();
    const { app } = await setUpSecondFactor(client, PASSWORD);
    expect(await refusalOf(signIn(login))).toMatchObject({ status: 401, code: 'session.codeNeeded' });
    const code = await app.code();
    const { token } = await signIn(login, code);
    expect(token).toHaveLength(43);
    expect(await refusalOf(signIn(login, code))).toMatchObject({ status: 401, code: 'session.codeWrong' });
    expect(await refusalOf(signIn(login, '000000'))).toMatchObject({ code: 'session.codeWrong' });
  });

  it('takes one code once, also from two who come at the same moment', async () => {
    const { login, client } = await anOfficer();
    const { app } = await setUpSecondFactor(client, PASSWORD);
    const code = await app.code();
    const ends = await Promise.allSettled([1, 2, 3].map(() => signIn(login, code)));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('takes no code of an hour ago, nor the one that set it up', async () => {
    const { login, client } = await anOfficer();
    const { secret } = await client.post<{ secret: string }>('/account/second-factor', { password: PASSWORD });
    const code = await generate({ secret });
    await client.put('/account/second-factor', { code });
    expect(await refusalOf(signIn(login, code))).toMatchObject({ code: 'session.codeWrong' });
    const old = await generate({ secret, epoch: Date.now() / 1_000 - 3_600 });
    expect(await refusalOf(signIn(login, old))).toMatchObject({ code: 'session.codeWrong' });
  });

  it('is not asked for of whoever does not know the password', async () => {
    const { login, client } = await anOfficer();
    await setUpSecondFactor(client, PASSWORD);
    const nobody = ApiClient.anonymous(desk.stack.apiUrl);
    for (const code of [undefined, '123456']) {
      const refused = await refusalOf(nobody.post('/sessions', { login, password: 'wrong', code }));
      expect(refused).toMatchObject({ code: 'session.refused' });
    }
  });

  it('is not found by trying codes', async () => {
    const { login, client } = await anOfficer();
    const { app } = await setUpSecondFactor(client, PASSWORD);
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) codes.push((await refusalOf(signIn(login, `00000${n}`))).code);
    expect(codes).toEqual([...Array<string>(5).fill('session.codeWrong'), 'session.tooManyAttempts']);
    expect(await refusalOf(signIn(login, await app.code()))).toMatchObject({ code: 'session.tooManyAttempts' });
  });

  it('can be replaced by a recovery code, each good once, of which hashes alone are kept', async () => {
    const { login, client } = await anOfficer();
    const { recoveryCodes, app } = await setUpSecondFactor(client, PASSWORD);
    expect(new Set(recoveryCodes).size).toBe(10);
    // 120 bits each: a fast hash keeps them as well as a slow one would.
    for (const code of recoveryCodes) expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){5}$/);
    const [first = '', second = ''] = recoveryCodes;
    await signIn(login, first.toUpperCase().replaceAll('-', ''));
    expect(await refusalOf(signIn(login, first))).toMatchObject({ code: 'session.codeWrong' });
    expect(await client.get('/account/second-factor')).toMatchObject({ inUse: true, recoveryCodes: 9 });
    const kept = JSON.stringify([
      await desk.rows(`SELECT * FROM recovery_code`),
      await desk.rows(`SELECT * FROM second_factor`),
    ]);
    expect(kept).not.toContain(second);
    expect(kept).not.toContain(app.secret);
    const renewed = await client.post<{ recoveryCodes: string[] }>('/account/second-factor/recovery-codes', {
      code: await app.code(),
    });
    expect(await refusalOf(signIn(login, second))).toMatchObject({ code: 'session.codeWrong' });
    await signIn(login, renewed.recoveryCodes[0]);
  });

  it('of another account opens nothing', async () => {
    const [one, other] = [await anOfficer(), await anOfficer()];
    const { recoveryCodes, app } = await setUpSecondFactor(one.client, PASSWORD);
    await setUpSecondFactor(other.client, PASSWORD);
    for (const code of [recoveryCodes[0], await app.code()])
      expect(await refusalOf(signIn(other.login, code))).toMatchObject({ code: 'session.codeWrong' });
    await desk.rows(
      `UPDATE second_factor SET secret = (SELECT secret FROM second_factor WHERE account_id = $2) WHERE account_id = $1`,
      [other.id, one.id],
    );
    expect(await refusalOf(signIn(other.login, await app.code()))).toMatchObject({ status: 500 });
  });

  it('ends sessions that were opened without it, and is set up by whoever knows the password alone', async () => {
    const { login, client } = await anOfficer();
    const elsewhere = await ApiClient.signIn(desk.stack.apiUrl, login, PASSWORD);
    expect(await refusalOf(client.post('/account/second-factor', { password: 'wrong' }))).toMatchObject({
      code: 'account.passwordWrong',
    });
    expect(await refusalOf(client.put('/account/second-factor', { code: '123456' }))).toMatchObject({
      code: 'factor.notBegun',
    });
    await client.post('/account/second-factor', { password: PASSWORD });
    expect(await refusalOf(client.put('/account/second-factor', { code: '123456' }))).toMatchObject({
      code: 'factor.codeWrong',
    });
    await setUpSecondFactor(client, PASSWORD);
    expect(await refusalOf(elsewhere.get('/sessions/current'))).toMatchObject({ code: 'session.required' });
  });

  it('is changed only with a code of the one in use, which goes on until then', async () => {
    const { login, client } = await anOfficer();
    const { app } = await setUpSecondFactor(client, PASSWORD);
    const begin = (code?: string) =>
      client.post<{ secret: string }>('/account/second-factor', { password: PASSWORD, code });
    expect(await refusalOf(begin())).toMatchObject({ code: 'session.codeNeeded' });
    const { secret } = await begin(await app.code());
    await signIn(login, await app.code());
    await client.put('/account/second-factor', { code: await new Authenticator(secret).code() });
    expect(await refusalOf(signIn(login, await generate({ secret: app.secret })))).toMatchObject({
      code: 'session.codeWrong',
    });
  });

  it('is taken away by whoever needs none, and of whoever has lost it by an administrator', async () => {
    const officer = await anOfficer();
    const { app } = await setUpSecondFactor(officer.client, PASSWORD);
    const removal = { password: PASSWORD, code: await app.code() };
    expect(await refusalOf(officer.client.post('/account/second-factor/removal', removal))).toMatchObject({
      code: 'factor.needed',
    });
    await admin.request('PATCH', `/accounts/${officer.id}`, { removeSecondFactor: true });
    const again = await ApiClient.signIn(desk.stack.apiUrl, officer.login, PASSWORD);
    expect(await refusalOf(again.get('/cases'))).toMatchObject({ code: 'session.secondFactorRequired' });

    const expert = await anOfficer(['expert']);
    const experts = await setUpSecondFactor(expert.client, PASSWORD);
    const { token } = await signIn(expert.login, await experts.app.code());
    const renewed = await expert.client.post<{ token: string }>('/account/second-factor/removal', {
      password: PASSWORD,
      code: await experts.app.code(),
    });
    await signIn(expert.login);
    expect(await codeWith(token)).toBe('session.required');
    expect(await codeWith(renewed.token)).toBeUndefined();
    // A session that the factor began does not enter an office without it.
    await desk.rows(`UPDATE account SET roles = '{caseOfficer}' WHERE id = $1`, [expert.id]);
    await until(async () => (await codeWith(renewed.token)) === 'session.secondFactorRequired');
  });

  it('gives the session another token, when it comes and when it goes: what was known before opens nothing', async () => {
    const { login } = await anOfficer(['expert']);
    const { token: weak } = await signIn(login);
    const withToken = (token: string) => (method: string, path: string, body: object) =>
      fetch(`${desk.stack.apiUrl}/api/v1/account/second-factor${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }).then((answer) => answer.json() as Promise<{ token: string; secret: string }>);
    const { secret } = await withToken(weak)('POST', '', { password: PASSWORD });
    const app = new Authenticator(secret);
    const { token: strong } = await withToken(weak)('PUT', '', { code: await app.code() });
    expect(await codeWith(weak)).toBe('session.required');
    expect(await codeWith(strong)).toBeUndefined();
    const removed = await withToken(strong)('POST', '/removal', { password: PASSWORD, code: await app.code() });
    expect(await codeWith(strong)).toBe('session.required');
    expect(await codeWith(removed.token)).toBeUndefined();
    expect(new Set([weak, strong, removed.token]).size).toBe(3);
  });

  it('is not confirmed by trying codes', async () => {
    const { client } = await anOfficer();
    const { secret } = await client.post<{ secret: string }>('/account/second-factor', { password: PASSWORD });
    const codes: string[] = [];
    for (let n = 0; n < 11; n += 1) {
      codes.push((await refusalOf(client.put('/account/second-factor', { code: `00000${n % 10}` }))).code);
    }
    expect(codes).toEqual([...Array<string>(10).fill('factor.codeWrong'), 'session.tooManyAttempts']);
    const right = { code: await new Authenticator(secret).code() };
    expect(await refusalOf(client.put('/account/second-factor', right))).toMatchObject({ status: 429 });
  });

  it('is confirmed within minutes, or begun anew', async () => {
    const { id, client } = await anOfficer();
    const { secret } = await client.post<{ secret: string }>('/account/second-factor', { password: PASSWORD });
    await desk.rows(`UPDATE second_factor SET pending_until = now() WHERE account_id = $1`, [id]);
    const code = await new Authenticator(secret).code();
    expect(await refusalOf(client.put('/account/second-factor', { code }))).toMatchObject({ code: 'factor.notBegun' });
    await setUpSecondFactor(client, PASSWORD);
  });
});
