import { ApiClient } from '#cli/client/api-client.js';
import { Authenticator } from '../../support/authenticator.js';
import { Browser } from '../../support/browser.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';
import { startOpenIdProvider, type DirectoryEntry, type OpenIdProvider } from '../../support/oidc.js';

const PUBLIC_URL = 'http://localhost:39999';
const PASSWORD = 'a long enough secret';
const ROLES =
  'caseOfficer=guohe-officers;auditor=guohe-audit;expert=guohe-experts;decisionMaker=guohe-directors;recommender=guohe-units';

interface Person {
  readonly accountId: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly returnTo: string;
  readonly code?: string;
}

describe('whoever signs in at the directory', () => {
  let provider: OpenIdProvider;
  let desk: Desk;
  let people = 0;
  beforeAll(async () => {
    provider = await startOpenIdProvider(PUBLIC_URL);
    const env = {
      PUBLIC_URL,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'guohe',
      OIDC_CLIENT_SECRET: 'secret-of-the-client',
      OIDC_SCOPE: 'openid profile email groups',
      OIDC_ROLES: ROLES,
      OIDC_SECOND_FACTOR: 'mfa,otp',
    };
    desk = await openDesk({ worker: false, env });
  });
  afterAll(async () => {
    await desk.stop();
    await provider.stop();
  });

  const someone = (more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
    sub: `person-${++people}`,
    name: '王审核',
    groups: ['guohe-officers', 'canteen'],
    amr: ['pwd', 'otp'],
    ...more,
  });
  const aBrowser = () => new Browser(desk.stack.apiUrl);
  async function departed(browser: Browser, body: object = {}): Promise<string> {
    const answer = await browser.ask('POST', '/single-sign-on', body);
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { location: string }).location;
  }
  const back = (browser: Browser, answer: string) => browser.ask('POST', '/single-sign-on/completion', { answer });
  async function signIn(person: DirectoryEntry, browser = aBrowser()): Promise<Response> {
    await provider.comes(person);
    return back(browser, await provider.visit(await departed(browser)));
  }
  async function signedIn(person: DirectoryEntry, browser = aBrowser()): Promise<Person> {
    const answer = await signIn(person, browser);
    expect(answer.status).toBe(201);
    return (await answer.json()) as Person;
  }
  const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as Person).code];
  const who = async (browser: Browser) => (await browser.ask('GET', '/sessions/current')).status;

  it('is told that there is one, and goes there with nothing that could be used again', async () => {
    const offered = await (await aBrowser().ask('GET', '/single-sign-on')).json();
    expect(offered).toEqual({ offered: true, name: '统一身份认证' });
    const [one, other] = [new URL(await departed(aBrowser())), new URL(await departed(aBrowser()))];
    expect(`${one.origin}`).toBe(provider.issuer);
    expect(Object.fromEntries(one.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'guohe',
      redirect_uri: `${PUBLIC_URL}/desk/single-sign-on`,
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one.searchParams.get(name)?.length).toBeGreaterThanOrEqual(43);
      expect(one.searchParams.get(name)).not.toBe(other.searchParams.get(name));
    }
  });

  it('gets an account with the roles of the directory, a session in a cookie, and the page that was asked for', async () => {
    const browser = aBrowser();
    await provider.comes(someone({ email: 'wang@guohe.example', email_verified: true }));
    const location = await departed(browser, { returnTo: '/desk/notices' });
    const attempt = browser.cookies.get('guohe_attempt');
    expect(attempt?.attributes).toEqual(expect.arrayContaining(['httponly', 'samesite=strict']));
    expect(location).not.toContain(attempt?.value);
    const answer = await back(browser, await provider.visit(location));
    const person = (await answer.json()) as Person;
    expect(person).toMatchObject({ displayName: '王审核', roles: ['caseOfficer'], returnTo: '/desk/notices' });
    // Of the provider's tokens nothing goes to the browser.
    const told = ['accountId', 'displayName', 'expiresAt', 'organisationId', 'returnTo', 'roles'];
    expect(Object.keys(person).sort()).toEqual(told);
    expect([...browser.cookies.keys()].sort()).toEqual(['guohe_browser', 'guohe_csrf', 'guohe_session']);
    expect(browser.cookies.get('guohe_session')?.attributes).toContain('httponly');
    expect(browser.cookies.has('guohe_attempt')).toBe(false);
    // The second factor of the directory counts: the office is open.
    expect((await browser.ask('GET', '/registrations')).status).toBe(200);
    const [account] = await desk.rows(
      `SELECT email, email_verified_at IS NOT NULL AS known, demo FROM account WHERE id = $1`,
      [person.accountId],
    );
    expect(account).toEqual({ email: 'wang@guohe.example', known: true, demo: false });
  });

  it('is the same person every time, however the name or mailbox changes, and nobody else’s', async () => {
    const entry = someone({ email: 'zhao@guohe.example', email_verified: true });
    const { accountId } = await signedIn(entry);
    expect(await signedIn({ ...entry, name: '赵另名', email: 'other@guohe.example' })).toMatchObject({ accountId });
    const namesake = await signedIn(someone({ email: 'zhao@guohe.example', email_verified: true }));
    expect(namesake.accountId).not.toBe(accountId);
  });

  it('at the same moment twice, gets one account', async () => {
    const [one, other] = [aBrowser(), aBrowser()];
    await provider.comes(someone());
    const answers = [await provider.visit(await departed(one)), await provider.visit(await departed(other))];
    const [first, second] = await Promise.all([back(one, answers[0] ?? ''), back(other, answers[1] ?? '')]);
    expect(((await first.json()) as Person).accountId).toBe(((await second.json()) as Person).accountId);
  });

  it('has the roles that the directory gives by then; those of Guohe’s own stay', async () => {
    const entry = someone();
    const before = aBrowser();
    const { accountId } = await signedIn(entry, before);
    await desk.rows(`UPDATE account SET roles = '{caseOfficer,assessor}' WHERE id = $1`, [accountId]);
    const groups = ['guohe-experts'];
    expect((await signedIn({ ...entry, groups })).roles).toEqual(['expert', 'assessor']);
    expect(await who(before)).toBe(401); // what was opened as an officer is over
    const audited = await desk.rows(
      `SELECT before, after FROM audit_entry WHERE subject_id = $1 AND action = 'changeRolesByDirectory'`,
      [accountId],
    );
    expect(audited).toEqual([
      { before: { roles: ['caseOfficer', 'assessor'] }, after: { roles: ['expert', 'assessor'] } },
    ]);
  });

  it('belongs to no recommending unit any more once the directory gives other roles', async () => {
    const entry = someone({ groups: ['guohe-units'] });
    const { accountId } = await signedIn(entry);
    const unitOf = async () => {
      const [account] = await desk.rows<{ unit: string | null }>(
        `SELECT recommending_unit_id AS unit FROM account WHERE id = $1`,
        [accountId],
      );
      return account?.unit;
    };
    await desk.rows(
      `UPDATE account SET recommending_unit_id = (SELECT id FROM recommending_unit WHERE city_wide) WHERE id = $1`,
      [accountId],
    );
    await signedIn(entry);
    const unit = await unitOf();
    expect(unit).not.toBeNull();
    await signedIn({ ...entry, groups: ['guohe-experts'] });
    expect(await unitOf()).toBeNull();
    const [line] = await desk.rows(
      `SELECT before, after FROM audit_entry WHERE subject_id = $1 AND action = 'changeRolesByDirectory'`,
      [accountId],
    );
    expect(line).toEqual({
      before: { roles: ['recommender'], recommendingUnitId: unit },
      after: { roles: ['expert'] },
    });
  });

  it('keeps nothing that the directory took away, also where what it gives instead cannot be held', async () => {
    const entry = someone({ groups: ['guohe-officers'] });
    const before = aBrowser();
    const { accountId } = await signedIn(entry, before);
    const both = { ...entry, groups: ['guohe-audit', 'guohe-directors'] };
    expect(await codeOf(await signIn(both))).toEqual([422, 'account.officesConflict']);
    expect(await desk.rows(`SELECT roles FROM account WHERE id = $1`, [accountId])).toEqual([{ roles: [] }]);
    expect(await who(before)).toBe(401);
  });

  it('is let in no longer once the directory gives no role, nor is what was open before', async () => {
    const entry = someone();
    const before = aBrowser();
    await signedIn(entry, before);
    expect(await codeOf(await signIn({ ...entry, groups: ['canteen'] }))).toEqual([403, 'singleSignOn.noRole']);
    expect(await who(before)).toBe(401);
    const [{ count } = { count: -1 }] = await desk.rows<{ count: number }>(`SELECT count(*)::int FROM account`);
    expect(await codeOf(await signIn(someone({ groups: [] })))).toEqual([403, 'singleSignOn.noRole']);
    expect(await desk.rows(`SELECT count(*)::int FROM account`)).toEqual([{ count }]);
  });

  it.each([
    ['without a second factor, into no office', { amr: ['pwd'] }, 'singleSignOn.secondFactorMissing'],
    [
      'with a second factor that nobody has signed, into no office',
      { amr: ['pwd'], saysWhenAsked: { amr: ['otp'] } },
      'singleSignOn.secondFactorMissing',
    ],
    [
      'with roles that nobody has signed',
      { groups: [], saysWhenAsked: { groups: ['guohe-officers'] } },
      'singleSignOn.noRole',
    ],
    ['who leaves there', { declines: true }, 'singleSignOn.declined'],
  ])('is not let in: %s', async (_, more, code) => {
    expect(await codeOf(await signIn(someone(more)))).toEqual([403, code]);
  });

  it('has no name and no mailbox that nobody has signed', async () => {
    const saysWhenAsked = { name: '另一人', email: 'other.person@guohe.example', email_verified: true };
    const entry = someone({ name: '', groups: ['guohe-experts'], saysWhenAsked });
    const { accountId, displayName } = await signedIn(entry);
    expect(displayName).toBe(entry.sub);
    expect(await desk.rows(`SELECT email FROM account WHERE id = $1`, [accountId])).toEqual([{ email: null }]);
  });

  it.each([
    ['张\u200b三\u202e', '张三'],
    ['\u3164\u2066', undefined],
  ])('is called %j without what nobody sees', async (name, called) => {
    const entry = someone({ name, groups: ['guohe-experts'] });
    expect((await signedIn(entry)).displayName).toBe(called ?? entry.sub);
  });

  it('needs no second factor where the role needs none', async () => {
    expect((await signedIn(someone({ groups: ['guohe-experts'], amr: ['pwd'] }))).roles).toEqual(['expert']);
  });

  it('does not hold offices that look after each other', async () => {
    const both = someone({ groups: ['guohe-officers', 'guohe-audit'] });
    expect(await codeOf(await signIn(both))).toEqual([422, 'account.officesConflict']);
  });

  it('is not let in with an account that was disabled, and knows no password by which to come', async () => {
    const entry = someone({ email: 'qian@guohe.example', email_verified: true });
    const { accountId } = await signedIn(entry);
    const nobody = ApiClient.anonymous(desk.stack.apiUrl);
    await nobody.post('/password-resets', { login: 'qian@guohe.example' });
    expect(await desk.rows(`SELECT FROM password_reset WHERE account_id = $1`, [accountId])).toEqual([]);
    await (await desk.as('admin')).request('PATCH', `/accounts/${accountId}`, { disabled: true });
    expect(await codeOf(await signIn(entry))).toEqual([403, 'singleSignOn.accountDisabled']);
  });

  it('shows by a sign-in of a moment ago who it is, having no password, and not by an older one', async () => {
    const browser = aBrowser();
    const { accountId } = await signedIn(someone({ groups: ['guohe-experts'] }), browser);
    const address = { address: `directory.${people}@guohe.example` };
    expect(await (await browser.ask('GET', '/notice-settings')).json()).toMatchObject({ passwordAsked: false });
    expect(await (await browser.ask('GET', '/account/second-factor')).json()).toMatchObject({ passwordAsked: false });
    await desk.rows(`UPDATE session SET created_at = now() - interval '11 minutes' WHERE account_id = $1`, [accountId]);
    for (const given of [{}, { password: 'whatever it may be' }]) {
      expect(await codeOf(await browser.ask('PUT', '/notice-settings/address', { ...address, ...given }))).toEqual([
        403,
        'session.notFresh',
      ]);
      expect(await codeOf(await browser.ask('POST', '/account/second-factor', given))).toEqual([
        403,
        'session.notFresh',
      ]);
    }
    await desk.rows(`UPDATE session SET created_at = now() - interval '9 minutes' WHERE account_id = $1`, [accountId]);
    expect((await browser.ask('PUT', '/notice-settings/address', address)).status).toBe(200);
    const begun = (await (await browser.ask('POST', '/account/second-factor', {})).json()) as { secret: string };
    const app = new Authenticator(begun.secret);
    expect((await browser.ask('PUT', '/account/second-factor', { code: await app.code() })).status).toBe(200);
    // Its own second factor is asked for beside.
    expect(await codeOf(await browser.ask('POST', '/account/second-factor/removal', {}))).toEqual([
      401,
      'session.codeNeeded',
    ]);
    const removed = await browser.ask('POST', '/account/second-factor/removal', { code: await app.code() });
    expect(removed.status).toBe(200);
    expect(await who(browser)).toBe(200);
    // Whoever has a password gives it, however fresh the sign-in.
    const park = new Browser(desk.stack.apiUrl);
    await park.signIn('park', 'guohe-demo-2026');
    expect(await codeOf(await park.ask('POST', '/account/second-factor', {}))).toEqual([422, 'account.passwordWrong']);
  });

  describe('is refused with an ID token', () => {
    it.each([
      'unsigned',
      'signed with the public key as a secret',
      'signed with the secret of the client',
      'signed by somebody else',
      'signed by a key that it brings itself',
      'of another person under the same signature',
      'for another sign-in',
      'without a nonce',
      'of another issuer',
      'for another client',
      'that is over',
    ])('%s', async (how) => {
      const browser = aBrowser();
      await provider.comes(someone());
      const answer = await provider.visit(await departed(browser));
      await provider.tampers(how);
      expect(await codeOf(await back(browser, answer))).toEqual([422, 'singleSignOn.answerInvalid']);
      expect(browser.cookies.has('guohe_session')).toBe(false);
      expect(await who(browser)).toBe(401);
    });
  });

  describe('is refused with an answer', () => {
    const answered = async (browser: Browser) => {
      await provider.comes(someone());
      return new URLSearchParams(await provider.visit(await departed(browser)));
    };

    it('that was used already', async () => {
      const browser = aBrowser();
      const answer = String(await answered(browser));
      const attempt = browser.cookies.get('guohe_attempt');
      expect((await back(browser, answer)).status).toBe(201);
      if (attempt) browser.cookies.set('guohe_attempt', attempt);
      expect(await codeOf(await back(browser, answer))).toEqual([422, 'singleSignOn.attemptUnknown']);
    });

    it('whose code was used already, in a sign-in of its own', async () => {
      const [one, other] = [aBrowser(), aBrowser()];
      const first = await answered(one);
      expect((await back(one, String(first))).status).toBe(201);
      const second = await answered(other);
      second.set('code', first.get('code') ?? '');
      expect(await codeOf(await back(other, String(second)))).toEqual([422, 'singleSignOn.answerInvalid']);
    });

    it('whose code is somebody else’s, who has not used it', async () => {
      const [mine, others] = [aBrowser(), aBrowser()];
      const [planted, own] = [await answered(others), await answered(mine)];
      own.set('code', planted.get('code') ?? '');
      expect(await codeOf(await back(mine, String(own)))).toEqual([422, 'singleSignOn.answerInvalid']);
    });

    it('that another browser has begun: nobody is signed in by a link', async () => {
      const [attacker, victim] = [aBrowser(), aBrowser()];
      const answer = String(await answered(attacker));
      expect(await codeOf(await back(victim, answer))).toEqual([422, 'singleSignOn.attemptUnknown']);
      await departed(victim); // with a sign-in of their own under way
      expect(await codeOf(await back(victim, answer))).toEqual([422, 'singleSignOn.attemptUnknown']);
    });

    it.each([
      ['with another state', 'state', 'made-up', 'singleSignOn.attemptUnknown'],
      ['of another issuer', 'iss', 'https://login.example.org', 'singleSignOn.answerInvalid'],
    ])('%s', async (_, name, value, code) => {
      const browser = aBrowser();
      const answer = await answered(browser);
      expect(answer.has(name)).toBe(true);
      answer.set(name, value);
      expect(await codeOf(await back(browser, String(answer)))).toEqual([422, code]);
    });

    it.each(['state', 'iss', 'code'])('without its %s', async (name) => {
      const browser = aBrowser();
      const answer = await answered(browser);
      answer.delete(name);
      expect((await back(browser, String(answer))).status).toBe(422);
      expect(browser.cookies.has('guohe_session')).toBe(false);
    });

    it('after ten minutes', async () => {
      const browser = aBrowser();
      const answer = String(await answered(browser));
      await desk.rows(`UPDATE directory_attempt SET expires_at = now()`);
      expect(await codeOf(await back(browser, answer))).toEqual([422, 'singleSignOn.attemptUnknown']);
    });

    it('that another site sends', async () => {
      const browser = aBrowser();
      const body = { answer: String(await answered(browser)) };
      const sent = await browser.send('POST', '/single-sign-on/completion', body, { 'Sec-Fetch-Site': 'cross-site' });
      expect(await codeOf(sent)).toEqual([403, 'session.csrf']);
    });
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/desk/../../evil',
    '/desk//evil.example',
    '/desk/@evil.example',
    'javascript:alert(1)',
    '/desk?next=//evil.example',
    '/deskevil',
    '/desk/%2F%2Fevil.example',
  ])('comes back to a page of ours alone, not to %s', async (returnTo) => {
    const answer = await aBrowser().ask('POST', '/single-sign-on', { returnTo });
    expect(await codeOf(answer)).toEqual([400, 'request.invalid']);
  });

  it('comes back to the configured address, whatever host the request names', async () => {
    const answer = await aBrowser().send(
      'POST',
      '/single-sign-on',
      {},
      {
        'X-Forwarded-Host': 'evil.example',
        Origin: 'https://evil.example',
      },
    );
    const { location } = (await answer.json()) as { location: string };
    expect(new URL(location).searchParams.get('redirect_uri')).toBe(`${PUBLIC_URL}/desk/single-sign-on`);
  });

  describe('with an account of Guohe’s own', () => {
    async function anOwn(login: string): Promise<Browser> {
      const account = { login, displayName: '李明', roles: ['expert'], password: PASSWORD };
      await (await desk.as('admin')).post('/accounts', account);
      await desk.rows(`UPDATE account SET demo = false, password_given = false WHERE login = $1`, [login]);
      const browser = aBrowser();
      expect((await browser.signIn(login, PASSWORD)).status).toBe(201);
      return browser;
    }
    const link = (browser: Browser, password = PASSWORD) =>
      browser.ask('POST', '/account/single-sign-on', { password });

    it('links it, after which its password opens nothing', async () => {
      const browser = await anOwn('li.links');
      expect(await codeOf(await link(browser, 'not the password'))).toEqual([422, 'account.passwordWrong']);
      const entry = someone({ groups: ['guohe-experts'] });
      await provider.comes(entry);
      const { location } = (await (await link(browser)).json()) as { location: string };
      const kept = new Map(browser.cookies);
      const linked = (await (await back(browser, await provider.visit(location))).json()) as Person;
      const [own] = await desk.rows<{ id: string }>(`SELECT id FROM account WHERE login = 'li.links'`);
      expect(linked).toMatchObject({ accountId: own?.id, returnTo: '/desk/account' });
      const again = aBrowser();
      expect((await signedIn(entry, again)).accountId).toBe(own?.id);
      // The password that an administrator gave is no longer to be changed for another: there is none.
      expect((await again.ask('GET', '/notices')).status).toBe(200);
      expect((await aBrowser().signIn('li.links', PASSWORD)).status).toBe(401);
      const before = aBrowser();
      for (const [name, cookie] of kept) before.cookies.set(name, cookie);
      expect(await who(before)).toBe(401);
    });

    it('ends the tokens of its machines with it', async () => {
      const browser = await anOwn('li.tokens');
      const asked = await browser.ask('POST', '/account/tokens', {
        name: '导出',
        scopes: ['read:case'],
        days: 30,
        password: PASSWORD,
      });
      expect([asked.status, await asked.json()]).toMatchObject([201, {}]);
      const { location } = (await (await link(browser)).json()) as { location: string };
      await provider.comes(someone({ groups: ['guohe-experts'] }));
      expect((await back(browser, await provider.visit(location))).status).toBe(201);
      expect(
        await desk.rows(`SELECT FROM api_token t JOIN account a ON a.id = t.account_id WHERE a.login = 'li.tokens'`),
      ).toEqual([]);
    });

    it.each([
      ['once its password is another', `UPDATE account SET password_hash = password_hash || 'x' WHERE login = $1`],
      ['once it is disabled', `UPDATE account SET disabled_at = now() WHERE login = $1`],
    ])('does not link it %s', async (when, change) => {
      const login = `li.${when.length}`;
      const browser = await anOwn(login);
      const { location } = (await (await link(browser)).json()) as { location: string };
      await provider.comes(someone({ groups: ['guohe-experts'] }));
      const answer = await provider.visit(location);
      await desk.rows(change, [login]);
      expect((await back(browser, answer)).status).toBeGreaterThanOrEqual(400);
      const linked = `SELECT FROM directory_identity i JOIN account a ON a.id = i.account_id WHERE a.login = $1`;
      expect(await desk.rows(linked, [login])).toEqual([]);
    });

    it('does not link it in a browser in which its owner is not signed in', async () => {
      const [browser, officer] = [await anOwn('li.plants'), aBrowser()];
      const { location } = (await (await link(browser)).json()) as { location: string };
      const planted = browser.cookies.get('guohe_attempt');
      if (planted) officer.cookies.set('guohe_attempt', planted);
      await provider.comes(someone());
      const answer = await provider.visit(location);
      expect(await codeOf(await back(officer, answer))).toEqual([422, 'singleSignOn.attemptUnknown']);
      expect((await aBrowser().signIn('li.plants', PASSWORD)).status).toBe(201);
    });

    it('keeps its password where the directory would not let its owner in', async () => {
      const browser = await anOwn('li.stays');
      const { location } = (await (await link(browser)).json()) as { location: string };
      await provider.comes(someone({ groups: ['guohe-officers'], amr: ['pwd'] }));
      const refused = await back(browser, await provider.visit(location));
      expect(await codeOf(refused)).toEqual([403, 'singleSignOn.secondFactorMissing']);
      expect((await aBrowser().signIn('li.stays', PASSWORD)).status).toBe(201);
    });

    it('does not link it to an identity that is another account’s', async () => {
      const entry = someone({ groups: ['guohe-experts'] });
      await signedIn(entry);
      const browser = await anOwn('li.second');
      const { location } = (await (await link(browser)).json()) as { location: string };
      await provider.comes(entry);
      expect(await codeOf(await back(browser, await provider.visit(location)))).toEqual([
        409,
        'singleSignOn.linkedElsewhere',
      ]);
      expect((await aBrowser().signIn('li.second', PASSWORD)).status).toBe(201);
    });
  });

  it('waits while the directory is away, and everybody else goes on', async () => {
    const browser = aBrowser();
    await provider.comes(someone());
    const answer = await provider.visit(await departed(browser));
    await provider.stop();
    const refused = await back(browser, answer);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await codeOf(refused)).toEqual([503, 'singleSignOn.away']);
    const fresh = new Browser(await desk.stack.furtherApi());
    expect(await codeOf(await fresh.ask('POST', '/single-sign-on', {}))).toEqual([503, 'singleSignOn.away']);
    expect((await fresh.signIn('officer', 'guohe-demo-2026')).status).toBe(201);
  });
});

describe('where there is no directory', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
  });
  afterAll(() => desk.stop());

  it('nobody is sent to one', async () => {
    const nobody = ApiClient.anonymous(desk.stack.apiUrl);
    expect(await nobody.get('/single-sign-on')).toMatchObject({ offered: false });
    expect(await refusalOf(nobody.post('/single-sign-on', {}))).toMatchObject({
      status: 404,
      code: 'singleSignOn.notOffered',
    });
  });
});
