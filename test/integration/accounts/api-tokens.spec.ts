import { ApiClient } from '#cli/client/api-client.js';
import { setUpSecondFactor } from '../../support/authenticator.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';
import { DEMO_PASSWORD } from '../../support/scene.js';
import { until } from '../../support/until.js';

const PASSWORD = 'a long enough secret';
const NOBODYS = '018f4e2a-0000-7000-8000-000000000000';

interface TokenView {
  readonly id: string;
  readonly token: string;
  readonly scopes: string[];
  readonly lastUsedAt: string | null;
}

describe('tokens for machines', () => {
  let desk: Desk;
  let park: ApiClient;
  let otherUrl: string;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    park = await desk.as('park');
    otherUrl = await desk.stack.furtherApi();
  });
  afterAll(() => desk.stop());

  const add = (scopes: string[], by = park, given: object = { password: DEMO_PASSWORD }) =>
    by.post<TokenView>('/account/tokens', { name: '每日同步', scopes, days: 30, ...given });
  /** Somebody who has nothing but the token. */
  async function ask(token: string, path: string, method = 'GET', body?: object, url = desk.stack.apiUrl) {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    const { code } = JSON.parse((await answer.text()) || '{}') as { code?: string };
    return { status: answer.status, code };
  }

  it('act for their holder, within their scopes', async () => {
    const { token, id } = await add(['read:case']);
    expect(token).toMatch(/^guohe_[A-Za-z0-9_-]{43}$/);
    expect(await ask(token, '/cases')).toMatchObject({ status: 200 });
    expect(await ask(token, '/sessions/current')).toMatchObject({ status: 200 });
    const current = await fetch(`${desk.stack.apiUrl}/api/v1/sessions/current`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    // What a browser seals with is no machine's.
    expect(await current.json()).toMatchObject({ storageKeys: [] });
    expect(await ask(token, '/files')).toMatchObject({ status: 403, code: 'token.scope' });
    const listed = await park.get<TokenView[]>('/account/tokens');
    expect(listed.find((each) => each.id === id)?.lastUsedAt).toEqual(expect.any(String));
    expect(JSON.stringify(listed)).not.toContain(token);
    expect(JSON.stringify(await desk.rows(`SELECT * FROM api_token`))).not.toContain(token);
  });

  it('are good for nothing that makes one somebody: accounts, sessions, second factors, other tokens', async () => {
    const { token } = await add(['read:case']);
    for (const [method, path, body] of [
      ['GET', '/sessions'],
      ['DELETE', '/sessions'],
      ['DELETE', '/sessions/current'],
      ['DELETE', `/sessions/${NOBODYS}`],
      ['GET', '/account/tokens'],
      ['POST', '/account/tokens', { name: 'x', scopes: ['read:case'], days: 1 }],
      ['DELETE', `/account/tokens/${NOBODYS}`],
      ['PUT', '/account/password', { current: 'x', password: 'quite another secret' }],
      ['GET', '/account/second-factor'],
      ['POST', '/account/second-factor', { password: PASSWORD }],
      ['PUT', '/account/second-factor', { code: '123456' }],
      ['PUT', '/notice-settings/address', { address: 'x@guohe.example', password: PASSWORD }],
      ['POST', '/account/invitations', { token: 'A'.repeat(43) }],
    ] as const) {
      const { status, code } = await ask(token, path, method, body);
      expect([method, path, status, code]).toEqual([method, path, 403, 'token.scope']);
    }
    for (const scope of ['manage:ownAccount', 'manage:ownToken', 'open:session', 'close:session', 'toString:x']) {
      expect(await refusalOf(add([scope]))).toMatchObject({ status: 422, code: 'token.scopeNotYours' });
    }
    const admin = await desk.as('admin');
    expect(await refusalOf(add(['manage:account'], admin))).toMatchObject({ code: 'token.scopeNotYours' });
  });

  it('are given to nobody who merely finds a session open', async () => {
    for (const given of [{}, { password: 'not the password' }]) {
      expect(await refusalOf(add(['read:case'], park, given))).toMatchObject({
        status: 422,
        code: 'account.passwordWrong',
      });
    }
    const body = { login: 'has.factor', displayName: '某', roles: ['expert'], password: PASSWORD };
    await (await desk.as('admin')).post('/accounts', body);
    const holder = await ApiClient.signIn(desk.stack.apiUrl, 'has.factor', PASSWORD);
    const { app } = await setUpSecondFactor(holder, PASSWORD);
    expect(await refusalOf(add(['read:case'], holder, { password: PASSWORD }))).toMatchObject({
      status: 401,
      code: 'session.codeNeeded',
    });
    await add(['read:case'], holder, { password: PASSWORD, code: await app.code() });
  });

  it('give no more than their holder has, then or later', async () => {
    expect(await refusalOf(add(['check:case']))).toMatchObject({ code: 'token.scopeNotYours' });
    const admin = await desk.as('admin');
    const body = { login: 'both.roles', displayName: '某', roles: ['expert', 'assessor'], password: PASSWORD };
    const { id } = await admin.post<{ id: string }>('/accounts', body);
    const holder = await ApiClient.signIn(desk.stack.apiUrl, 'both.roles', PASSWORD);
    const { token } = await add(['score:case', 'conclude:visit'], holder, { password: PASSWORD });
    await admin.request('PATCH', `/accounts/${id}`, { roles: ['expert'] });
    const visit = `/cases/${NOBODYS}/visit-conclusion`;
    const refused = await ask(token, visit, 'POST', {});
    expect(refused.status).not.toBe(200);
    expect(refused.code).not.toBe('token.scope');
    await admin.request('PATCH', `/accounts/${id}`, { disabled: true });
    expect(await ask(token, '/sessions/current')).toMatchObject({ status: 401 });
  });

  it('end at once in every process when they are revoked, by their holder alone', async () => {
    const { token, id } = await add(['read:case']);
    for (const url of [undefined, otherUrl]) {
      expect(await ask(token, '/cases', 'GET', undefined, url)).toMatchObject({ status: 200 });
    }
    const research = await desk.as('research');
    expect(await refusalOf(research.delete(`/account/tokens/${id}`))).toMatchObject({ status: 404 });
    await park.delete(`/account/tokens/${id}`);
    expect(await ask(token, '/cases')).toMatchObject({ status: 401, code: 'session.required' });
    await until(async () => (await ask(token, '/cases', 'GET', undefined, otherUrl)).status === 401, 2_000);
  });

  it('end on their last day', async () => {
    const { token, id } = await add(['read:case']);
    await desk.rows(`UPDATE api_token SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    expect(await ask(token, '/cases')).toMatchObject({ status: 401 });
    const listed = await park.get<TokenView[]>('/account/tokens');
    expect(listed.map((each) => each.id)).not.toContain(id);
  });

  it('are not many', async () => {
    const enterprise = await desk.as('enterprise');
    const ends = await Promise.allSettled(Array.from({ length: 23 }, () => add(['read:case'], enterprise)));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(await refusalOf(add(['read:case'], enterprise))).toMatchObject({ status: 409, code: 'token.tooMany' });
  });
});
