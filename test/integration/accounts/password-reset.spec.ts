import { ApiClient } from '#cli/client/api-client.js';
import { setUpSecondFactor } from '../../support/authenticator.js';
import { Browser } from '../../support/browser.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';

const PASSWORD = 'a long enough secret';
const NEW = 'quite another secret';

describe('a password that was forgotten', () => {
  let desk: Desk;
  let admin: ApiClient;
  let nobody: ApiClient;
  let people = 0;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    admin = await desk.as('admin');
    nobody = ApiClient.anonymous(desk.stack.apiUrl);
  });
  afterAll(() => desk.stop());

  async function aPerson(): Promise<{ login: string; email: string }> {
    const login = `forgetful.${++people}`;
    const email = `${login}@guohe.example`;
    await admin.post('/accounts', { login, displayName: '某', roles: ['expert'], password: PASSWORD });
    await desk.rows(`UPDATE account SET email = $2, email_verified_at = now() WHERE login = $1`, [login, email]);
    return { login, email };
  }
  const ask = (login: string) => nobody.send('POST', '/password-resets', { login });
  const linksTo = async (email: string) => {
    const mails = await desk.rows<{ link: string }>(
      `SELECT params ->> 'link' AS link FROM mail WHERE address = $1 AND kind = 'passwordReset' ORDER BY id`,
      [email],
    );
    return mails.map(({ link }) => link);
  };
  const tokenFor = async ({ login, email }: { login: string; email: string }) => {
    expect((await ask(login)).status).toBe(204);
    return (await linksTo(email)).at(-1)?.split('#').at(-1) ?? '';
  };
  const complete = (token: string, password = NEW) => nobody.post('/password-resets/completion', { token, password });
  const signIn = (login: string, password: string) => ApiClient.signIn(desk.stack.apiUrl, login, password);

  it('is replaced by a link to the mailbox, which ends every session and works once', async () => {
    const person = await aPerson();
    const before = await signIn(person.login, PASSWORD);
    const token = await tokenFor(person);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    await complete(token);
    expect(await refusalOf(before.get('/sessions/current'))).toMatchObject({ code: 'session.required' });
    expect(await refusalOf(signIn(person.login, PASSWORD))).toMatchObject({ code: 'session.refused' });
    await signIn(person.login, NEW);
    expect(await refusalOf(complete(token))).toMatchObject({ status: 404, code: 'reset.linkUsed' });
  });

  it('is asked for by a whole office behind one address within the hour', async () => {
    const asked = await Promise.all(Array.from({ length: 25 }, (_, n) => ask(`of.an.office.${n}`)));
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([204]));
  });

  it('is asked for by the mailbox, too, and a further link makes an earlier one no worse; using one ends both', async () => {
    const person = await aPerson();
    const first = await tokenFor(person);
    const second = await tokenFor({ ...person, login: person.email.toUpperCase() });
    expect(second).not.toBe(first);
    await complete(first);
    expect(await refusalOf(complete(second, 'something else again'))).toMatchObject({ code: 'reset.linkUsed' });
  });

  it('is set once by two who use one link at the same moment', async () => {
    const token = await tokenFor(await aPerson());
    const ends = await Promise.allSettled([complete(token), complete(token, 'something else again')]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is not set by a link that is over, made up or of somebody disabled', async () => {
    const person = await aPerson();
    const token = await tokenFor(person);
    expect(await refusalOf(complete('A'.repeat(43)))).toMatchObject({ code: 'reset.linkUsed' });
    await desk.rows(`UPDATE password_reset SET expires_at = now() - interval '1 second'`);
    expect(await refusalOf(complete(token))).toMatchObject({ code: 'reset.linkUsed' });
    const again = await tokenFor(person);
    await desk.rows(`UPDATE account SET disabled_at = now() WHERE login = $1`, [person.login]);
    expect(await refusalOf(complete(again))).toMatchObject({ code: 'reset.linkUsed' });
  });

  it('leaves the link good where the new password is refused', async () => {
    const token = await tokenFor(await aPerson());
    expect(await refusalOf(complete(token, 'password123456'))).toMatchObject({ code: 'account.passwordCommon' });
    await complete(token);
  });

  it('says nothing of who has an account: neither by words nor by the time it takes', async () => {
    const told = async (asked: string) => {
      const begun = performance.now();
      const answer = await ask(asked);
      return { answer: [answer.status, await answer.text()], ms: performance.now() - begun };
    };
    // The shortest of each: other work on the machine lengthens times, and shortens none.
    const shortest = { there: Infinity, nowhere: Infinity };
    for (let n = 0; n < 5; n += 1) {
      const { login, email } = await aPerson();
      const [there, nowhere] = [await told(login), await told(`no.such.login.${n}`)];
      expect(there.answer).toEqual(nowhere.answer);
      expect(await linksTo(email)).toHaveLength(1);
      shortest.there = Math.min(shortest.there, there.ms);
      shortest.nowhere = Math.min(shortest.nowhere, nowhere.ms);
    }
    expect(Math.abs(shortest.there - shortest.nowhere)).toBeLessThan(100);
  });

  it('is not sent to a mailbox that nobody has shown to be theirs', async () => {
    const { login, email } = await aPerson();
    await desk.rows(`UPDATE account SET email_verified_at = NULL WHERE login = $1`, [login]);
    await ask(login);
    expect(await linksTo(email)).toEqual([]);
  });

  it('floods no mailbox', async () => {
    const { login, email } = await aPerson();
    for (let n = 0; n < 5; n += 1) expect((await ask(login)).status).toBe(204);
    expect(await linksTo(email)).toHaveLength(3);
  });

  it('floods none by several names either: of account, of mailbox, in capitals', async () => {
    const { login, email } = await aPerson();
    for (const name of [login, email, email.toUpperCase(), login, email]) expect((await ask(name)).status).toBe(204);
    expect(await linksTo(email)).toHaveLength(3);
  });

  it('floods none of several accounts either', async () => {
    const [{ email }, other] = [await aPerson(), await aPerson()];
    await desk.rows(`UPDATE account SET email = $2 WHERE login = $1`, [other.login, email]);
    expect((await ask(email)).status).toBe(204);
    const both = await linksTo(email);
    expect(new Set(both).size).toBe(2);
    for (const name of [email, email, other.login]) expect((await ask(name)).status).toBe(204);
    expect(await linksTo(email)).toHaveLength(3);
  });

  it('comes in turn to the accounts of one mailbox, however many those are', async () => {
    const four = [await aPerson(), await aPerson(), await aPerson(), await aPerson()] as const;
    const logins = four.map(({ login }) => login);
    const [{ email }] = four;
    await desk.rows(`UPDATE account SET email = $2 WHERE login = ANY($1)`, [logins, email]);
    const sentTo = async () => {
      const mails = await desk.rows<{ login: string }>(
        `SELECT a.login FROM mail m JOIN account a ON a.id = m.account_id
         WHERE m.address = $1 AND m.kind = 'passwordReset' ORDER BY m.id`,
        [email],
      );
      return mails.map(({ login }) => login);
    };
    expect((await ask(email)).status).toBe(204);
    expect(await sentTo()).toEqual(logins.slice(0, 3));
    // The fourth was counted; a fifth is one more than was asked for.
    const url = await desk.stack.furtherApi({ MAX_HOURLY_RESETS_TO_MAILBOX: '5' });
    const further = ApiClient.anonymous(url);
    expect((await further.send('POST', '/password-resets', { login: email })).status).toBe(204);
    expect(await sentTo()).toEqual(logins);
  });

  it('is asked for and sent as often as the configuration says', async () => {
    const { login, email } = await aPerson();
    const env = { MAX_HOURLY_RESETS: '2', MAX_HOURLY_RESETS_TO_MAILBOX: '1', TRUST_PROXY: '1' };
    const url = await desk.stack.furtherApi(env);
    const from = async (address: string) => {
      const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': address };
      const body = JSON.stringify({ login });
      return (await fetch(`${url}/api/v1/password-resets`, { method: 'POST', headers, body })).status;
    };
    expect([await from('198.51.100.7'), await from('198.51.100.7')]).toEqual([204, 204]);
    expect([await from('198.51.100.7'), await from('198.51.100.8')]).toEqual([429, 204]);
    expect(await linksTo(email)).toHaveLength(1);
  });

  it('keeps no link, and leaves the second factor as it is', async () => {
    const person = await aPerson();
    const { app } = await setUpSecondFactor(await signIn(person.login, PASSWORD), PASSWORD);
    const token = await tokenFor(person);
    expect(JSON.stringify(await desk.rows(`SELECT * FROM password_reset`))).not.toContain(token);
    await complete(token);
    expect(await refusalOf(signIn(person.login, NEW))).toMatchObject({ code: 'session.codeNeeded' });
    const browser = new Browser(desk.stack.apiUrl);
    expect((await browser.signIn(person.login, NEW, { code: await app.code() })).status).toBe(201);
    const trail = await desk.rows(`SELECT FROM audit_entry WHERE action = 'resetPassword'`);
    expect(trail.length).toBeGreaterThan(0);
  });
});
