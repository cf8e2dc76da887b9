import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { createDataSource } from '#persistence/data-source.js';
import { enqueueMail } from '#persistence/record/mail/order-mail.js';
import { createLogger } from '#platform/logging/logger.js';
import { openMailer } from '#platform/mail/mailer.js';
import type { Config } from '#platform/config/config.js';
import { Postman } from '#worker/postman.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';
import { until } from '../../support/until.js';
import { smtpHost, type SmtpHost } from '../../support/smtp.js';

const FROM = 'Guohe <no-reply@guohe.example>';
const PARAMS = {
  name: '王审核',
  link: 'https://guohe.example/password/abc',
  untilZh: '明天',
  untilEn: 'tomorrow',
};

describe('mails', () => {
  let smtp: SmtpHost;
  let desk: Desk;
  let record: DataSource;
  beforeAll(async () => {
    smtp = await smtpHost({ password: 'secret' });
    desk = await openDesk({ env: { SMTP_URL: smtp.url, MAIL_FROM: FROM } });
    record = createDataSource({ databaseUrl: desk.stack.databaseUrl, pool: 4, applicationName: 'test' });
    await record.initialize();
  });
  afterAll(async () => {
    await record?.destroy();
    await desk?.stop();
    await smtp?.close();
  });

  const order = (to: string, more: { key?: string; name?: string; locale?: 'zh' | 'en' } = {}) =>
    record.transaction((tx) =>
      enqueueMail(tx, {
        to,
        template: 'passwordReset',
        params: { ...PARAMS, ...(more.name !== undefined && { name: more.name }) },
        locale: more.locale ?? 'zh',
        key: more.key,
      }),
    );
  const rowOf = async (address: string) =>
    (await desk.rows<{ id: string; state: string; attempts: number; last_error: string | null; params: object }>(
      `SELECT id, state, attempts, last_error, params FROM mail WHERE address = $1`,
      [address],
    ))[0]; // prettier-ignore
  const ended = (address: string) => until(async () => (await rowOf(address))?.state !== 'waiting');
  const to = (address: string) => smtp.mails.filter((mail) => mail.to?.some((each) => each.address === address));
  const dueNow = (address: string) =>
    desk.rows(`UPDATE mail SET next_attempt_at = now() WHERE address = $1 AND state = 'waiting'`, [address]);

  it('go out once what they tell is committed, in the language of the addressee, and what they said is forgotten', async () => {
    await order('zh@guohe.example');
    await order('en@guohe.example', { locale: 'en' });
    await Promise.all([ended('zh@guohe.example'), ended('en@guohe.example')]);
    const [zh] = to('zh@guohe.example');
    const [en] = to('en@guohe.example');
    expect(zh?.subject).toBe('重置密码');
    expect(zh?.text).toContain(PARAMS.link);
    expect(zh?.html).toContain(`<a href="${PARAMS.link}">`);
    expect(zh?.from).toEqual({ name: 'Guohe', address: 'no-reply@guohe.example' });
    expect(en?.subject).toBe('A new password');
    const row = await rowOf('zh@guohe.example');
    expect(row).toMatchObject({ state: 'sent', attempts: 1, params: {} });
    expect(zh?.messageId).toBe(`<${row?.id}@guohe.example>`);
  });

  it('never go out where it is rolled back, and go once where it is told twice', async () => {
    const lost = record.transaction(async (tx) => {
      await enqueueMail(tx, { to: 'lost@guohe.example', template: 'passwordReset', params: PARAMS, locale: 'zh' });
      throw new Error('something else fails');
    });
    await expect(lost).rejects.toThrow('something else fails');
    for (const _ of [1, 2, 3]) await order('twice@guohe.example', { key: 'event-1/twice' });
    await ended('twice@guohe.example');
    await order('twice@guohe.example', { key: 'event-1/twice' });
    await order('after@guohe.example');
    await ended('after@guohe.example');
    expect([to('lost@guohe.example').length, to('twice@guohe.example').length]).toEqual([0, 1]);
  });

  it.each([
    'a@guohe.example\r\nBcc: all@guohe.example', 'a@guohe.example\n', 'a@guohe.example, b@guohe.example', 'A <a@guohe.example>',
  ])('are not ordered for %j', async (address) => {
    expect((await refusalOfOrder(order(address))).code).toBe('mail.addressInvalid');
  }); // prettier-ignore

  it('take no header from what somebody typed', async () => {
    await order('typed@guohe.example', { name: '王\r\nBcc: all@guohe.example\r\n\r\n<b>x</b>' });
    await ended('typed@guohe.example');
    const [mail] = to('typed@guohe.example');
    expect(mail?.bcc ?? []).toEqual([]);
    expect(mail?.html).toContain('&lt;b&gt;x');
    expect(mail?.html).not.toContain('<b>');
  });

  it('that no mailbox takes are not tried again, and the commission sees why', async () => {
    smtp.refusals.set('gone@guohe.example', { code: 550, message: 'no such mailbox here' });
    await order('gone@guohe.example');
    await ended('gone@guohe.example');
    expect(await rowOf('gone@guohe.example')).toMatchObject({ state: 'refused', attempts: 1, params: {} });
    const officer = await desk.as('officer');
    const refused =
      await officer.get<{ address: string; lastError: string; endedAt: string }[]>('/mails?state=refused');
    expect(refused).toEqual([expect.objectContaining({ address: 'gone@guohe.example', endedAt: expect.any(String) })]);
    expect(refused[0]?.lastError).toContain('no such mailbox here');
    expect((await refusalOf((await desk.as('park')).get('/mails'))).code).toBe('request.forbidden');
  });

  it('that came back are recorded once the server hands them in, with a token for nothing else', async () => {
    await order('late@guohe.example');
    await ended('late@guohe.example');
    const { id } = (await rowOf('late@guohe.example')) as { id: string };
    const report = (action: string) =>
      `Content-Type: message/delivery-status\n\nAction: ${action}\nStatus: 5.2.2\nDiagnostic-Code: smtp; mailbox full\n\nMessage-ID: <${id}@guohe.example>\n`;
    const admin = await desk.as('admin');
    const { token } = await admin.post<{ token: string }>('/account/tokens', {
      name: '邮件服务器',
      scopes: ['record:bounce'],
      days: 30,
      password: 'guohe-demo-2026',
    });
    const handIn = async (text: string) => {
      const answer = await fetch(`${desk.stack.apiUrl}/api/v1/mails/bounces`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ report: text }),
      });
      return [answer.status, ((await answer.json()) as { recorded?: boolean }).recorded];
    };
    expect(await handIn(report('delayed'))).toEqual([200, false]);
    expect(await rowOf('late@guohe.example')).toMatchObject({ state: 'sent' });
    expect(await handIn(report('failed'))).toEqual([200, true]);
    expect(await handIn(report('failed'))).toEqual([200, false]);
    expect(await rowOf('late@guohe.example')).toMatchObject({ state: 'bounced', last_error: '5.2.2 mailbox full' });
    expect(await handIn(report('failed').replace(id, randomUUID()))).toEqual([422, undefined]);
    expect(await handIn('I am away until Monday.')).toEqual([422, undefined]);
    expect((await refusalOf((await desk.as('officer')).post('/mails/bounces', { report: 'x' }))).status).toBe(403);
    expect((await admin.get<{ mails: { bounced: number } }>('/operations')).mails.bounced).toBe(1);
  });

  it('that cannot be taken now are tried again later', async () => {
    smtp.refusals.set('busy@guohe.example', { code: 451, message: 'try again later' });
    await order('busy@guohe.example');
    await until(async () => (await rowOf('busy@guohe.example'))?.last_error !== null);
    expect(await rowOf('busy@guohe.example')).toMatchObject({ state: 'waiting', attempts: 1 });
    smtp.refusals.delete('busy@guohe.example');
    await ended('busy@guohe.example');
    expect(await rowOf('busy@guohe.example')).toMatchObject({ state: 'sent', attempts: 2, last_error: null });
    expect(to('busy@guohe.example')).toHaveLength(1);
  }, 30_000);

  it('whose sender is killed between the yes of the server and its own note go again, under the same Message-ID', async () => {
    let killed = false;
    smtp.beforeAnswer = async (mail) => {
      if (killed || !mail.to?.some(({ address }) => address === 'killed@guohe.example')) return;
      killed = true;
      await desk.stack.kill('worker');
    };
    await order('killed@guohe.example');
    await until(() => killed);
    await desk.stack.restart('worker');
    expect(await rowOf('killed@guohe.example')).toMatchObject({ state: 'waiting', attempts: 1 });
    await dueNow('killed@guohe.example'); // five minutes later
    await ended('killed@guohe.example');
    const [first, second, ...further] = to('killed@guohe.example');
    expect(further).toEqual([]);
    expect(second?.messageId).toBe(first?.messageId);
  }, 60_000);

  it('wait while the server is away, and keep nobody from working', async () => {
    const port = Number(new URL(smtp.url).port);
    await smtp.close();
    const before = smtp;
    await order('patient@guohe.example');
    await until(async () => (await rowOf('patient@guohe.example'))?.last_error !== null);
    expect((await desk.openBatch()).id).toEqual(expect.any(String));
    smtp = await smtpHost({ password: new URL(before.url).password, port });
    await dueNow('patient@guohe.example');
    await ended('patient@guohe.example');
    expect(to('patient@guohe.example')).toHaveLength(1);
  }, 60_000);

  it('are sent once each by several workers together', async () => {
    const mailer = await openMailer({ smtpUrl: smtp.url, mailFrom: FROM } as Config);
    if (!mailer) throw new Error('there is a server');
    const logger = createLogger({ name: 'test', logLevel: 'silent', logFormat: 'json' });
    const further = [1, 2, 3].map(() => new Postman(record, mailer, logger));
    const addresses = Array.from({ length: 150 }, (_, n) => `many-${n}@guohe.example`);
    for (const address of addresses) await order(address);
    for (const postman of further) postman.start();
    const left = async () =>
      (await desk.rows(`SELECT 1 FROM mail WHERE state = 'waiting' AND address LIKE 'many-%'`)).length;
    await until(async () => (await left()) === 0);
    for (const postman of further) await postman.stop();
    const got = smtp.mails.flatMap((mail) => mail.to?.map(({ address }) => address ?? '') ?? []);
    expect(got.filter((address) => address.startsWith('many-')).sort()).toEqual([...addresses].sort());
  }, 60_000);

  it('need a user whom the server lets in: the worker does not start otherwise', async () => {
    const config = { smtpUrl: smtp.url.replace('secret', 'wrong'), mailFrom: FROM } as Config;
    await expect(openMailer(config)).rejects.toThrow('SMTP_URL names a user whom the server does not let in');
  });

  it('travel in the clear to this machine alone: another server has to take them encrypted', async () => {
    const elsewhere = await smtpHost({ on: '127.0.0.2' });
    const mailer = await openMailer({ smtpUrl: elsewhere.url, mailFrom: FROM } as Config);
    try {
      const mail = { id: randomUUID(), to: 'somebody@guohe.example', subject: '重置密码', text: 'a link', html: '' };
      await expect(mailer?.send(mail)).rejects.toThrow(/TLS/);
      expect(elsewhere.mails).toEqual([]);
    } finally {
      mailer?.close();
      await elsewhere.close();
    }
  });

  it('are captured nowhere while there is a server', async () => {
    for (const path of ['/dev/mail', `/dev/mail/${randomUUID()}`, `/dev/mail/${randomUUID()}/source`]) {
      expect((await fetch(`${desk.stack.apiUrl}${path}`)).status).toBe(404);
    }
  });
});

describe('where Guohe is tried out', () => {
  let desk: Desk;
  let record: DataSource;
  beforeAll(async () => {
    desk = await openDesk();
    record = createDataSource({ databaseUrl: desk.stack.databaseUrl, pool: 1, applicationName: 'test' });
    await record.initialize();
  });
  afterAll(async () => {
    await record?.destroy();
    await desk?.stop();
  });

  const page = async (path: string) => {
    const answer = await fetch(`${desk.stack.apiUrl}${path}`);
    return { status: answer.status, policy: answer.headers.get('content-security-policy'), text: await answer.text() };
  };

  it('no mail leaves the machine: each is read at /dev/mail, where nothing that was typed becomes markup', async () => {
    expect((await page('/dev/mail')).text).toContain('还没有邮件');
    const params = { ...PARAMS, name: '<script>alert(1)</script>"\'' };
    await record.transaction((tx) =>
      enqueueMail(tx, { to: 'tried@guohe.example', template: 'passwordReset', params, locale: 'zh' }),
    );
    await until(async () => (await page('/dev/mail')).text.includes('tried@guohe.example'));
    const list = await page('/dev/mail');
    const [, path = ''] = /href="(\/dev\/mail\/[0-9a-f-]{36})"/.exec(list.text) ?? [];
    const mail = await page(path);
    expect(mail).toMatchObject({ status: 200, policy: expect.stringContaining(`default-src 'none'`) as string });
    expect(mail.text).toContain('&lt;script&gt;');
    expect(mail.text).not.toContain('<script');
    expect(mail.text).toContain(`<a href="${PARAMS.link}">`);
    expect((await page(`${path}/source`)).text).toContain('tried@guohe.example');
    expect((await page(`/dev/mail/${randomUUID()}`)).status).toBe(404);
  });

  it('and where demo accounts are not allowed, none of it is there', async () => {
    const url = await desk.stack.furtherApi({ DEMO_ACCOUNTS: 'false' });
    expect((await fetch(`${url}/dev/mail`)).status).toBe(404);
  });
});

async function refusalOfOrder(order: Promise<unknown>): Promise<{ code?: string }> {
  return order.then(
    () => ({}),
    (error: { code?: string }) => error,
  );
}
