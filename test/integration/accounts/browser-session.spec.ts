import { createHash } from 'node:crypto';
import { Authenticator } from '../../support/authenticator.js';
import { Browser } from '../../support/browser.js';
import { openDesk, type Desk } from '../../support/desk.js';

const PASSWORD = 'guohe-demo-2026';

interface OwnSession {
  readonly id: string;
  readonly current: boolean;
  readonly inCookie: boolean;
  readonly address: string | null;
  readonly client: string | null;
}

describe('a session in a browser', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
  });
  afterAll(() => desk.stop());

  const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code;
  const who = async (browser: Browser) => (await browser.ask('GET', '/sessions/current')).status;
  async function signedIn(login = 'officer'): Promise<Browser> {
    const browser = new Browser(desk.stack.apiUrl);
    expect((await browser.signIn(login, PASSWORD)).status).toBe(201);
    return browser;
  }
  const sessionsOf = async (browser: Browser) => (await (await browser.ask('GET', '/sessions')).json()) as OwnSession[];

  it('is carried by a cookie that no script reads, and never told in the answer', async () => {
    const browser = new Browser(desk.stack.apiUrl);
    const answer = await (await browser.signIn('officer', PASSWORD)).json();
    expect(answer).not.toHaveProperty('token');
    expect(answer).toMatchObject({ displayName: expect.any(String), roles: ['caseOfficer'] });
    const session = browser.cookies.get('guohe_session');
    expect(session?.attributes).toEqual(expect.arrayContaining(['httponly', 'samesite=lax', 'path=/']));
    expect(browser.cookies.get('guohe_csrf')?.attributes).not.toContain('httponly');
    expect(JSON.stringify(answer)).not.toContain(session?.value);
    expect(await who(browser)).toBe(200);
  });

  it('is Secure, under a name that no other host can set, where people come over TLS', async () => {
    const url = await desk.stack.furtherApi({ PUBLIC_URL: 'https://guohe.example.org' });
    const browser = new Browser(url);
    await browser.signIn('officer', PASSWORD);
    const session = browser.cookies.get('__Host-guohe_session');
    expect(session?.attributes).toEqual(expect.arrayContaining(['secure', 'httponly', 'path=/']));
    expect(session?.attributes.join()).not.toContain('domain');
    expect(browser.cookies.get('__Host-guohe_csrf')?.attributes).toContain('secure');
    expect([...browser.cookies.keys()].filter((name) => !name.startsWith('__'))).toEqual([]);
    expect(await who(browser)).toBe(200);
    // Under the plain name any host of the domain could have set it.
    const planted = new Browser(url);
    if (session) planted.cookies.set('guohe_session', session);
    expect(await who(planted)).toBe(401);
    planted.cookies.set('__Host-guohe_session', { value: 'A'.repeat(43), attributes: [] });
    expect(await who(planted)).toBe(401);
  });

  it('changes nothing for a request that does not repeat the readable cookie', async () => {
    const browser = await signedIn();
    const [body, path] = [{ name: 'x', uscc: '12110000400777999X', district: '110108' }, '/organisations'];
    for (const headers of [{}, { 'X-CSRF-Token': '' }, { 'X-CSRF-Token': 'x'.repeat(43) }]) {
      const answer = await browser.send('POST', path, body, headers as Record<string, string>);
      expect([answer.status, await codeOf(answer)]).toEqual([403, 'session.csrf']);
    }
    expect((await browser.send('DELETE', '/sessions/current')).status).toBe(403);
    expect(await who(browser)).toBe(200);
    // With it, the permissions decide.
    expect(await codeOf(await browser.ask('POST', path, body))).toBe('request.forbidden');
  });

  it('takes no token of another session, and no cookie planted beside its own', async () => {
    const [mine, others] = [await signedIn(), await signedIn('park')];
    const planted = others.cookies.get('guohe_csrf');
    if (planted) mine.cookies.set('guohe_csrf', planted);
    expect(await codeOf(await mine.ask('DELETE', '/sessions/current'))).toBe('session.csrf');
  });

  it('is not opened by a page of another site', async () => {
    const browser = new Browser(desk.stack.apiUrl);
    const body = { login: 'officer', password: PASSWORD, cookie: true };
    const answer = await browser.send('POST', '/sessions', body, { 'Sec-Fetch-Site': 'cross-site' });
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'session.csrf']);
    expect(browser.cookies.size).toBe(0);
  });

  it('is never the one that was planted before sign-in, and ends the one that was there', async () => {
    const planted = 'A'.repeat(43);
    const browser = new Browser(desk.stack.apiUrl);
    browser.cookies.set('guohe_session', { value: planted, attributes: [] });
    await browser.signIn('officer', PASSWORD);
    const first = browser.cookies.get('guohe_session');
    expect(first?.value).not.toBe(planted);

    const before = new Browser(desk.stack.apiUrl);
    if (first) before.cookies.set('guohe_session', first);
    expect(await who(before)).toBe(200);
    await browser.signIn('officer', PASSWORD);
    expect(browser.cookies.get('guohe_session')?.value).not.toBe(first?.value);
    expect([await who(before), await who(browser)]).toEqual([401, 200]);
  });

  it('makes no browser known by a token that somebody else has put there, and by a fresh one each time', async () => {
    const planted = 'B'.repeat(43);
    const browser = new Browser(desk.stack.apiUrl);
    browser.cookies.set('guohe_browser', { value: planted, attributes: [] });
    const known = (token = '') =>
      desk.rows(`SELECT a.login FROM known_browser b JOIN account a ON a.id = b.account_id WHERE b.token_hash = $1`, [
        createHash('sha256').update(token).digest('hex'),
      ]);
    await browser.signIn('research', PASSWORD);
    const first = browser.cookies.get('guohe_browser')?.value;
    expect(first).not.toBe(planted);
    expect(await known(planted)).toEqual([]);
    expect(await known(first)).toEqual([{ login: 'research' }]);
    await browser.signIn('research', PASSWORD);
    const second = browser.cookies.get('guohe_browser')?.value;
    expect(second).not.toBe(first);
    expect([await known(first), await known(second)]).toEqual([[], [{ login: 'research' }]]);
  });

  it('goes on under other cookies once there is a second factor', async () => {
    await (await desk.as('admin')).post('/accounts', { login: 'strong.one', displayName: '某', roles: ['expert'], password: PASSWORD }); // prettier-ignore
    await desk.rows(`UPDATE account SET demo = false, password_given = false WHERE login = 'strong.one'`);
    const browser = await signedIn('strong.one');
    const before = new Browser(desk.stack.apiUrl);
    for (const [name, cookie] of browser.cookies) before.cookies.set(name, cookie);
    const begun = (await (await browser.ask('POST', '/account/second-factor', { password: PASSWORD })).json()) as { secret: string }; // prettier-ignore
    const answer = await browser.ask('PUT', '/account/second-factor', { code: await new Authenticator(begun.secret).code() }); // prettier-ignore
    expect(await answer.json()).toEqual({ recoveryCodes: expect.any(Array) });
    expect([await who(before), await who(browser)]).toEqual([401, 200]);
    // Also to change something.
    expect((await browser.ask('DELETE', '/sessions/current')).status).toBe(204);
  });

  it('ends with sign-out, which takes the cookies back', async () => {
    const browser = await signedIn();
    const kept = new Map(browser.cookies);
    expect((await browser.ask('DELETE', '/sessions/current')).status).toBe(204);
    expect([...browser.cookies.keys()]).toEqual(['guohe_browser']);
    for (const [name, cookie] of kept) browser.cookies.set(name, cookie);
    expect(await who(browser)).toBe(401);
  });

  it('is not asked for where a request shows a token of its own', async () => {
    const browser = await signedIn();
    const token = await desk.tokenOf('park');
    const asPark = await browser.send('GET', '/sessions/current', undefined, { Authorization: `Bearer ${token}` });
    expect(await asPark.json()).toMatchObject({ roles: ['applicant'] });
    const asNobody = await browser.send('GET', '/sessions/current', undefined, { Authorization: 'Bearer made-up' });
    expect(asNobody.status).toBe(401);
  });

  it('is listed with when, where and with what, and ended by its owner alone', async () => {
    const [one, other, stranger] = [await signedIn('expert1'), await signedIn('expert1'), await signedIn('expert2')];
    const listed = await sessionsOf(one);
    expect(listed).toHaveLength(2);
    expect(listed[0]).toMatchObject({ current: false, inCookie: true, address: '127.0.0.1', client: 'node' });
    expect(listed[1]?.current).toBe(true);
    expect(JSON.stringify(listed)).not.toMatch(/hash|token/i);
    const othersId = listed[0]?.id ?? '';
    expect((await stranger.ask('DELETE', `/sessions/${othersId}`)).status).toBe(404);
    expect((await one.ask('DELETE', `/sessions/${othersId}`)).status).toBe(204);
    expect([await who(one), await who(other)]).toEqual([200, 401]);
    expect((await one.ask('DELETE', `/sessions/${othersId}`)).status).toBe(404);
  });

  it('can be the only one left', async () => {
    const [one, two, three] = [await signedIn('expert3'), await signedIn('expert3'), await signedIn('expert3')];
    expect((await one.ask('DELETE', '/sessions')).status).toBe(204);
    expect([await who(one), await who(two), await who(three)]).toEqual([200, 401, 401]);
    expect(await sessionsOf(one)).toHaveLength(1);
  });

  const hashOf = `encode(sha256(convert_to($1, 'UTF8')), 'hex')`;
  const rowOf = async (browser: Browser) => {
    const [row] = await desk.rows<{ hours: number; seen: Date; ends: Date }>(
      `SELECT extract(epoch FROM expires_at - created_at)::float / 3600 AS hours, last_seen_at AS seen, expires_at AS ends
       FROM session WHERE token_hash = ${hashOf}`,
      [browser.cookies.get('guohe_session')?.value],
    );
    return row;
  };
  /** As if all that happened to it so far had happened so much earlier; it was used a moment ago all the same. */
  const putBack = async (browser: Browser, minutes: number) => {
    const token = browser.cookies.get('guohe_session')?.value;
    await desk.rows(
      `UPDATE session SET created_at = created_at - make_interval(mins => $2), expires_at = expires_at - make_interval(mins => $2),
         last_seen_at = now() - interval '5 minutes' WHERE token_hash = ${hashOf}`,
      [token, minutes],
    );
  };
  /** The same browser at another process, which has nothing of the session in mind. */
  const elsewhere = async (browser: Browser, env: Readonly<Record<string, string>> = {}) => {
    const later = new Browser(await desk.stack.furtherApi(env));
    for (const [name, cookie] of browser.cookies) later.cookies.set(name, cookie);
    return later;
  };

  it('ends when it was not used for an hour', async () => {
    const browser = await signedIn('expert4');
    const token = browser.cookies.get('guohe_session')?.value;
    const id = (await sessionsOf(browser)).find(({ current }) => current)?.id;
    expect(id).toBeDefined();
    await desk.rows(`UPDATE session SET last_seen_at = now() - interval '61 minutes' WHERE token_hash = ${hashOf}`, [
      token,
    ]);
    expect(await who(await elsewhere(browser))).toBe(401);
    const listed = await sessionsOf(await signedIn('expert4'));
    expect(listed.map((each) => each.id)).not.toContain(id);
  });

  it.each([
    ['twelve hours after sign-in, where nothing else is set', {}, 12],
    ['after as many hours as are set', { SESSION_HOURS: '3' }, 3],
  ])('ends %s, however much it is used', async (_, env: Readonly<Record<string, string>>, hours) => {
    const browser = new Browser(await desk.stack.furtherApi(env));
    expect((await browser.signIn('expert4', PASSWORD)).status).toBe(201);
    expect((await rowOf(browser))?.hours).toBeCloseTo(hours, 1);
    // It is used until five minutes before; use is noted, and moves the end by nothing.
    await putBack(browser, hours * 60 - 5);
    const before = await rowOf(browser);
    expect(await who(await elsewhere(browser, env))).toBe(200);
    const used = await rowOf(browser);
    expect(used?.seen.getTime()).toBeGreaterThan(before?.seen.getTime() ?? Infinity);
    expect(used?.ends).toEqual(before?.ends);
    await putBack(browser, 5);
    const later = await elsewhere(browser, env);
    expect(await who(later)).toBe(401);
    expect((await later.ask('GET', '/dossiers')).status).toBe(401);
  });

  it('goes on while it is used', async () => {
    const browser = await signedIn('expert5');
    const token = browser.cookies.get('guohe_session')?.value;
    await desk.rows(`UPDATE session SET last_seen_at = now() - interval '59 minutes' WHERE token_hash = ${hashOf}`, [
      token,
    ]);
    expect(await who(browser)).toBe(200);
    const [{ fresh } = { fresh: false }] = await desk.rows<{ fresh: boolean }>(
      `SELECT last_seen_at > now() - interval '1 minute' AS fresh FROM session WHERE token_hash = ${hashOf}`,
      [token],
    );
    expect(fresh).toBe(true);
  });
});
