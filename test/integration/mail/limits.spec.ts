import type { ApiClient } from '#cli/client/api-client.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';
import { DEMO_PASSWORD } from '../../support/scene.js';

const TOO_MANY = { status: 429, code: 'mail.tooMany', params: { minutes: expect.any(Number) as number } };

describe('mails to a mailbox that somebody names', () => {
  let desk: Desk;
  let [park, officer, admin]: ApiClient[] = [];
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    [park, officer, admin] = await Promise.all(['park', 'officer', 'admin'].map(desk.as));
  });
  afterAll(() => desk?.stop());

  const code = async (address: string, by = park as ApiClient) => {
    const asked = by.put('/notice-settings/address', { address, password: DEMO_PASSWORD });
    await asked.finally(() => desk.rows(`UPDATE address_check SET sent_at = sent_at - interval '2 minutes'`));
  };
  const colleague = (email: string) =>
    (park as ApiClient).post('/colleagues/invitations', { email, displayName: '某' });
  const organisation = (email: string) =>
    (officer as ApiClient).post('/registrations/invitations', { uscc: '12110000400777129F', email });
  const person = (email: string) =>
    (admin as ApiClient).post('/invitations', { email, displayName: '某', roles: ['expert'] });
  const ordered = async (address: string) =>
    (await desk.rows(`SELECT FROM mail WHERE lower(address) = lower($1)`, [address])).length;

  it.each([
    ['codes', code],
    ['invitations of colleagues', colleague],
    ['invitations of organisations', organisation],
    ['invitations of people', person],
  ])('are so many a day from one account: %s', async (kind, send) => {
    const address = `${kind.replaceAll(' ', '.')}@guohe.example`;
    for (let n = 0; n < 5; n += 1) await send(n % 2 === 0 ? address : address.toUpperCase());
    expect(await refusalOf(send(address))).toMatchObject(TOO_MANY);
    expect(await ordered(address)).toBe(5);
    await send(`other.${address}`);
  });

  it('are not counted where none is sent', async () => {
    const address = 'hasty@guohe.example';
    const give = () => (park as ApiClient).put('/notice-settings/address', { address, password: DEMO_PASSWORD });
    await give();
    for (let n = 0; n < 8; n += 1) expect(await refusalOf(give())).toMatchObject({ code: 'mail.codeJustSent' });
    await desk.rows(`UPDATE address_check SET sent_at = sent_at - interval '2 minutes'`);
    await give();
  });

  it('do not keep others from writing to it', async () => {
    const address = 'wanted@guohe.example';
    for (let n = 0; n < 5; n += 1) await colleague(address);
    expect(await refusalOf(colleague(address))).toMatchObject(TOO_MANY);
    for (const send of [organisation, person]) await send(address);
  });

  it('are so many a day to one mailbox, whoever sends them', async () => {
    const address = 'flooded@guohe.example';
    for (const send of [colleague, organisation, person]) await send(address);
    // As after twenty of a dozen accounts.
    await desk.rows(`UPDATE attempt_count SET points = 20 WHERE key LIKE 'mailbox:%' AND points = 3`);
    for (const send of [colleague, organisation, person])
      expect(await refusalOf(send(address))).toMatchObject(TOO_MANY);
    expect(await ordered(address)).toBe(3);
  });

  it('are so many a day of one account, to whatever mailboxes: few of an applicant, many of an officer', async () => {
    await desk.rows(`UPDATE attempt_count SET points = 30 WHERE key LIKE 'mail-person:%' OR key LIKE 'mail-house:%'`);
    expect(await refusalOf(colleague('one.more@guohe.example'))).toMatchObject(TOO_MANY);
    await organisation('one.more@guohe.example');
    await desk.rows(`UPDATE attempt_count SET points = 300 WHERE key LIKE 'mail-house:%'`);
    expect(await refusalOf(organisation('another@guohe.example'))).toMatchObject(TOO_MANY);
    expect(await refusalOf(person('another@guohe.example'))).toMatchObject(TOO_MANY);
  });
});
