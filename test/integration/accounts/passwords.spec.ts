import { hash } from '@node-rs/argon2';
import { ApiClient } from '#cli/client/api-client.js';
import { Browser } from '../../support/browser.js';
import { Authenticator, setUpSecondFactor } from '../../support/authenticator.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';

const PASSWORD = 'a long enough secret';
const OTHER = 'quite another secret';

describe('passwords', () => {
  let desk: Desk;
  let admin: ApiClient;
  let people = 0;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    admin = await desk.as('admin');
  });
  afterAll(() => desk.stop());

  async function aPerson(change: object = {}): Promise<string> {
    const login = `person.${++people}`;
    await admin.post('/accounts', { login, displayName: '欧阳某某', roles: ['expert'], password: PASSWORD, ...change });
    return login;
  }
  const signIn = (login: string, password = PASSWORD) => ApiClient.signIn(desk.stack.apiUrl, login, password);
  const hashOf = async (login: string) =>
    (await desk.rows<{ password_hash: string }>(`SELECT password_hash FROM account WHERE login = $1`, [login]))[0]
      ?.password_hash;

  it('are kept as Argon2id hashes at the cost that OWASP asks for, at least', async () => {
    expect(await hashOf(await aPerson())).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('of an earlier cost are hashed anew when they are used', async () => {
    const login = await aPerson();
    const earlier = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await desk.rows(`UPDATE account SET password_hash = $2 WHERE login = $1`, [login, earlier]);
    await signIn(login);
    expect(await hashOf(login)).toContain('m=19456,t=2');
    await signIn(login);
  });

  it.each([
    ['1q2w3e4r5t6y', 'account.passwordCommon'],
    ['Passw0rd!2026', 'account.passwordCommon'],
    ['zhongguo123456', 'account.passwordCommon'],
    ['guohe20262026', 'account.passwordCommon'],
    ['aB3aB3aB3aB3aB3aB3', 'account.passwordWeak'],
  ])('%s is refused', async (password, code) => {
    const body = { login: 'will.not.be', displayName: '某', roles: ['expert'], password };
    expect(await refusalOf(admin.post('/accounts', body))).toMatchObject({ status: 422, code });
  });

  it('made of the name of their owner are refused', async () => {
    const body = { login: 'oy', displayName: 'Ouyang Zhenhua', roles: ['expert'], password: 'ouyangzhenhua' };
    expect(await refusalOf(admin.post('/accounts', body))).toMatchObject({ code: 'account.passwordCommon' });
  });

  it('are changed by whoever knows the one until now; everybody else is signed out', async () => {
    const login = await aPerson();
    const [here, elsewhere] = [await signIn(login), await signIn(login)];
    const change = (current: string, password: string) => here.put('/account/password', { current, password });
    expect(await refusalOf(change('not the one', OTHER))).toMatchObject({ code: 'account.passwordWrong' });
    expect(await refusalOf(change(PASSWORD, 'qwertyuiop12'))).toMatchObject({ code: 'account.passwordCommon' });
    await elsewhere.get('/sessions/current');
    await change(PASSWORD, OTHER);
    await here.get('/sessions/current');
    expect(await refusalOf(elsewhere.get('/sessions/current'))).toMatchObject({ code: 'session.required' });
    expect(await refusalOf(signIn(login))).toMatchObject({ code: 'session.refused' });
    await signIn(login, OTHER);
    const trail = await desk.rows(`SELECT to_jsonb(a) AS line FROM audit_entry a WHERE action = 'changePassword'`);
    expect(trail).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toMatch(/secret|argon2/);
  });
});

describe('guessing passwords', () => {
  let desk: Desk;
  let otherUrl: string;
  let admin: ApiClient;
  beforeAll(async () => {
    desk = await openDesk({ worker: false, env: { TRUST_PROXY: '1' } });
    otherUrl = await desk.stack.furtherApi();
    admin = await desk.as('admin');
    for (const login of ['victim', 'other', 'slow', 'many', 'timed'])
      await admin.post('/accounts', { login, displayName: '某', roles: ['expert'], password: PASSWORD });
  });
  afterAll(() => desk.stop());

  interface Told {
    readonly status: number;
    readonly code?: string;
    readonly ms: number;
    readonly body: string;
  }
  /** An attempt from an address of its own. */
  async function attempt(login: string, password: string, from: string, url = desk.stack.apiUrl): Promise<Told> {
    const begun = performance.now();
    const answer = await fetch(`${url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': from },
      body: JSON.stringify({ login, password }),
    });
    const body = await answer.text();
    const { code } = JSON.parse(body) as { code?: string };
    return { status: answer.status, code, ms: performance.now() - begun, body };
  }

  it('ends after five failures from one address, over all processes, for a while; nobody else is locked out', async () => {
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 6; n += 1) {
      codes.push((await attempt('victim', 'wrong', '198.51.100.1', n % 2 ? otherUrl : undefined)).code);
    }
    expect(codes).toEqual([...Array<string>(5).fill('session.refused'), 'session.tooManyAttempts']);
    expect(await attempt('victim', PASSWORD, '198.51.100.1')).toMatchObject({ status: 429 });
    expect(await attempt('victim', PASSWORD, '198.51.100.2')).toMatchObject({ status: 201 });
    expect(await attempt('other', PASSWORD, '198.51.100.1')).toMatchObject({ status: 201 });
  });

  it('gets no more tries by coming all at once, over all processes; and the right one comes too late', async () => {
    const from = '198.51.100.20';
    const wrong = Array.from({ length: 40 }, (_, n) => attempt('many', 'wrong', from, n % 2 ? otherUrl : undefined));
    const told = await Promise.all(wrong);
    expect(told.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(await attempt('many', PASSWORD, from)).toMatchObject({ code: 'session.tooManyAttempts' });
  });

  it('is not what many are who come at once with the right one', async () => {
    const told = await Promise.all(Array.from({ length: 12 }, () => attempt('other', PASSWORD, '198.51.100.21')));
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set([201]));
  });

  it('says nothing of whether the account exists: not by words, nor by how many tries it gives', async () => {
    const answers = async (login: string, from: string) => {
      const told: [number, string | undefined][] = [];
      for (let n = 0; n < 6; n += 1) {
        const { status, code } = await attempt(login, 'wrong', from);
        told.push([status, code]);
      }
      return told;
    };
    expect(await answers('nobody.at.all', '198.51.100.3')).toEqual(await answers('other', '198.51.100.4'));
  });

  it('says nothing of it by the time it takes', async () => {
    // In turns, and the shortest of each: other work on the machine lengthens times, and shortens none, however many there are.
    const shortest = { timed: Infinity, 'no.such.login': Infinity };
    const gap = () => Math.abs(shortest.timed - shortest['no.such.login']) / Math.max(...Object.values(shortest));
    for (let n = 0; n < 9 || (n < 60 && gap() >= 0.5); n += 1) {
      if (n % 9 === 8) await desk.rows(`DELETE FROM attempt_count`); // so that none is slowed for being tried so often
      for (const login of ['timed', 'no.such.login'] as const) {
        shortest[login] = Math.min(shortest[login], (await attempt(login, 'wrong', `203.0.113.${n}`)).ms);
      }
    }
    expect(gap()).toBeLessThan(0.5);
  });

  it('from everywhere slows strangers, and not the owner in a browser that is known', async () => {
    const browser = new Browser(desk.stack.apiUrl);
    const from = { 'X-Forwarded-For': '192.0.2.200' };
    const body = { login: 'slow', password: PASSWORD, cookie: true };
    expect((await browser.send('POST', '/sessions', body, from)).status).toBe(201);
    expect(browser.cookies.get('guohe_browser')?.attributes).toEqual(
      expect.arrayContaining(['httponly', 'samesite=strict']),
    );
    for (let n = 0; n < 12; n += 1) await attempt('slow', 'wrong', `192.0.2.${n}`);
    const stranger = await attempt('slow', PASSWORD, '192.0.2.100');
    expect(stranger).toMatchObject({ status: 201 });
    expect(stranger.ms).toBeGreaterThan(900);
    // Even from the address whose tries are used up.
    for (let n = 0; n < 6; n += 1) await attempt('slow', 'wrong', '192.0.2.200');
    expect(await attempt('slow', PASSWORD, '192.0.2.200')).toMatchObject({ status: 429 });
    const begun = performance.now();
    expect((await browser.send('POST', '/sessions', body, from)).status).toBe(201);
    expect(performance.now() - begun).toBeLessThan(stranger.ms);
  }, 60_000);

  it('and then codes, by whoever knows it, keeps the owner out of nothing', async () => {
    const login = 'known';
    await admin.post('/accounts', { login, displayName: '某', roles: ['expert'], password: PASSWORD });
    const owner = await ApiClient.signIn(desk.stack.apiUrl, login, PASSWORD);
    const { app, recoveryCodes } = await setUpSecondFactor(owner, PASSWORD);
    // Codes are taken once, and those of three steps at a time.
    const rightCode = async () => {
      await desk.rows(`UPDATE second_factor SET last_step = 0 WHERE account_id = $1`, [owner.accountId]);
      return new Authenticator(app.secret).code();
    };
    const own = new Browser(desk.stack.apiUrl);
    expect((await own.signIn(login, PASSWORD, { code: await rightCode() })).status).toBe(201);
    const tried: (string | undefined)[] = [];
    const body = { login, password: PASSWORD };
    const stranger = async (code: string, n: number) =>
      new Browser(desk.stack.apiUrl).send(
        'POST',
        '/sessions',
        { ...body, code },
        { 'X-Forwarded-For': `192.0.2.${n}` },
      );
    for (let n = 0; n < 11; n += 1)
      tried.push(((await (await stranger('000000', n)).json()) as { code?: string }).code);
    expect(tried).toEqual([...Array<string>(10).fill('session.codeWrong'), 'session.tooManyAttempts']);
    expect((await stranger(await rightCode(), 100)).status).toBe(429);
    expect((await own.signIn(login, PASSWORD, { code: await rightCode() })).status).toBe(201);
    await owner.put('/account/password', { current: PASSWORD, password: OTHER, code: await rightCode() });
    expect((await stranger(recoveryCodes[0] ?? '', 101)).status).toBe(401);
    const anew = { ...body, password: OTHER, code: recoveryCodes[0] };
    expect((await new Browser(desk.stack.apiUrl).send('POST', '/sessions', anew)).status).toBe(201);
  });

  it('for many names from one address slows who else is there, and locks nobody out', async () => {
    const from = '198.51.100.77';
    const made = (count: number) =>
      Promise.all(Array.from({ length: count }, () => attempt(`made.up.${++names}`, 'wrong', from)));
    let names = 0;
    for (let n = 0; n < 5; n += 1) await made(20);
    expect(await attempt('other', PASSWORD, from)).toMatchObject({ status: 201 });
    await made(5);
    expect(await attempt('other', PASSWORD, from)).toMatchObject({ status: 201 });
    // Each name has no more tries than elsewhere.
    await Promise.all(Array.from({ length: 5 }, () => attempt('many', 'wrong', from)));
    expect(await attempt('many', PASSWORD, from)).toMatchObject({ code: 'session.tooManyAttempts' });
  }, 180_000);

  it('by hundreds at once is told to wait, while others are answered', async () => {
    let waiting = 200;
    const attempts = Array.from({ length: waiting }, (_, n) => attempt(`crowd.${n}`, 'wrong', `10.1.${n}.1`));
    const crowd = Promise.all(attempts.map((each) => each.finally(() => (waiting -= 1))));
    await admin.get('/sessions/current');
    expect(waiting).toBeGreaterThan(0);
    const codes = (await crowd).map(({ status, code }) => `${status} ${code}`);
    expect(new Set(codes)).toEqual(new Set(['401 session.refused', '503 server.busy']));
  }, 120_000);

  it('says when one may try again', async () => {
    for (let n = 0; n < 5; n += 1) await attempt('other', 'wrong', '2001:db8::1');
    const answer = await fetch(`${desk.stack.apiUrl}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': '2001:db8::ffff:2' }, // the same /64
      body: JSON.stringify({ login: 'other', password: PASSWORD }),
    });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(800);
    expect(await answer.json()).toMatchObject({ sentence: { zh: expect.stringContaining('15 分钟') } });
  });

  it('keeps neither account names nor addresses', async () => {
    const kept = JSON.stringify(await desk.rows(`SELECT * FROM attempt_count`));
    expect(kept).not.toMatch(/victim|198\.51|2001:db8/);
  });

  it('has a pace, counted for all processes together', async () => {
    const url = await desk.stack.furtherApi({ SIGN_IN_LIMIT_PER_MINUTE: '3' });
    const [one, two] = [url, await desk.stack.furtherApi({ SIGN_IN_LIMIT_PER_MINUTE: '3' })];
    const from = '192.0.2.250';
    const statuses: number[] = [];
    for (const [n, login] of ['pace.1', 'pace.1', 'pace.2', 'pace.2'].entries())
      statuses.push((await attempt(login, 'wrong', from, n % 2 ? one : two)).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
    // Who shares the address, and has failed nothing, is let in after a while.
    const neighbour = await attempt('other', PASSWORD, from, one);
    expect(neighbour).toMatchObject({ status: 201 });
    expect(neighbour.ms).toBeGreaterThan(4_000);
  }, 30_000);
});
