import type { ApiClient } from '#cli/client/api-client.js';
import { convene } from '#cli/client/meeting.journey.js';
import { NOTICE_TEXTS } from '#contracts/notice-texts.js';
import { topicOf, TOPICS } from '#contracts/notice-topics.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { refusalOf } from '../../support/desk.js';
import { until } from '../../support/until.js';
import { bringTo } from '../../support/journey-steps.js';
import { DEMO_PASSWORD, startScene, type Scene } from '../../support/scene.js';
import { smtpHost, type SmtpHost } from '../../support/smtp.js';

interface Settings {
  readonly address: string | null;
  readonly unchecked: string | null;
  readonly refusedBecause: string | null;
  readonly topics: readonly { topic: string; way: string }[];
}

describe('notices by mail', () => {
  let smtp: SmtpHost;
  let scene: Scene;
  let caseId: string;
  beforeAll(async () => {
    smtp = await smtpHost();
    scene = await startScene({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'no-reply@guohe.example' } });
  }, 60_000);
  afterAll(async () => {
    await scene?.stop();
    await smtp?.close();
  });

  const to = (address: string) => smtp.mails.filter((mail) => mail.to?.some((each) => each.address === address));
  const about = (address: string, words: string) => to(address).filter(({ text }) => text?.includes(words));
  const settings = (client: ApiClient) => client.get<Settings>('/notice-settings');
  const choose = (client: ApiClient, topic: string, way: string) =>
    client.put<Settings>('/notice-settings/ways', { ways: [{ topic, way }] });
  const codeOf = (address: string) => /\b(\d{6})\b/.exec(to(address).at(-1)?.text ?? '')?.[1] ?? '';
  async function giveMailbox(client: ApiClient, address: string): Promise<void> {
    await client.put('/notice-settings/address', { address, password: DEMO_PASSWORD });
    await until(() => codeOf(address) !== '');
    await client.post('/notice-settings/address/check', { code: codeOf(address) });
  }
  const passedOn = () =>
    until(
      async () =>
        (await scene.record.query<unknown[]>(
          `SELECT FROM notice WHERE NOT passed_on UNION ALL SELECT FROM mail WHERE state = 'waiting'`,
        )).length === 0,
    ); // prettier-ignore

  it('leave a mailbox with a word to whoever still reads it', async () => {
    const person = await scene.signIn('expert8');
    const [before, after] = ['before@guohe.example', 'after@guohe.example'];
    await giveMailbox(person, before);
    await giveMailbox(person, after);
    await passedOn();
    const [told] = to(before).filter(({ subject }) => subject === '您的电子邮箱已更改');
    expect(told?.text).toContain('a***@guohe.example');
    expect(told?.text).not.toContain(after);
    expect(to(after).map(({ subject }) => subject)).not.toContain('您的电子邮箱已更改');
  });

  it('have a topic each, by which people choose', () => {
    for (const template of Object.keys(NOTICE_TEXTS)) expect(TOPICS).toContain(topicOf(template));
    expect(topicOf('case.dueSoon')).toBe('reminder');
    expect(topicOf('draw.poolExhausted')).toBe('review');
  });

  it('go to nobody who has not shown that the mailbox is theirs', async () => {
    const { officer } = scene.commission;
    expect(await settings(officer)).toMatchObject({ address: null, unchecked: null, refusedBecause: null });
    const address = 'officer@guohe.example';
    expect(await officer.put('/notice-settings/address', { address, password: DEMO_PASSWORD })).toMatchObject({
      address: null,
      unchecked: address,
    });
    expect(
      await refusalOf(officer.put('/notice-settings/address', { address, password: DEMO_PASSWORD })),
    ).toMatchObject({
      status: 429,
      code: 'mail.codeJustSent',
    });
    await until(() => codeOf(address) !== '');
    const wrong = codeOf(address) === '000000' ? '111111' : '000000';
    const guess = (code: string) => officer.post('/notice-settings/address/check', { code });
    expect((await refusalOf(guess(wrong))).code).toBe('mail.codeWrong');
    // Another person's code is wrong, too.
    expect((await refusalOf(scene.applicant.post('/notice-settings/address/check', { code: codeOf(address) }))).code).toBe('mail.codeWrong'); // prettier-ignore
    expect(await guess(codeOf(address))).toMatchObject({ address, unchecked: null });
    expect((await refusalOf(guess(codeOf(address)))).code).toBe('mail.codeWrong');
  });

  it('are not found by guessing codes, not even many at once', async () => {
    const expert = await scene.signIn('expert5');
    await expert.put('/notice-settings/address', { address: 'guessed@guohe.example', password: DEMO_PASSWORD });
    await until(() => codeOf('guessed@guohe.example') !== '');
    const right = codeOf('guessed@guohe.example');
    const codes = Array.from({ length: 12 }, (_, n) => String(n).padStart(6, '0')).filter((code) => code !== right);
    const tried = await Promise.all(codes.map((code) => refusalOf(expert.post('/notice-settings/address/check', { code })))); // prettier-ignore
    expect(new Set(tried.map(({ code }) => code))).toEqual(new Set(['mail.codeWrong']));
    expect((await refusalOf(expert.post('/notice-settings/address/check', { code: right }))).code).toBe(
      'mail.codeWrong',
    );
    expect((await settings(expert)).address).toBeNull();
  });

  it.each(['a@guohe.example\r\nBcc: b@guohe.example', 'a@guohe.example,b@guohe.example', 'nonsense'])(
    'take no %j for a mailbox',
    async (address) => {
      const expert = await scene.signIn('expert6');
      expect(
        await refusalOf(expert.put('/notice-settings/address', { address, password: DEMO_PASSWORD })),
      ).toMatchObject({
        status: expect.any(Number) as number,
      });
      expect(await settings(expert)).toMatchObject({ address: null, unchecked: null });
    },
  );

  it('reach each of those concerned once, in their language, with where to read on', async () => {
    const { officer, assessor, deciders } = scene.commission;
    await giveMailbox(scene.applicant, 'park@guohe.example');
    await giveMailbox(assessor, 'assessor@guohe.example');
    await giveMailbox(deciders[0] as ApiClient, 'decider@guohe.example');
    await scene.record.query(`UPDATE account SET locale = 'en' WHERE login = 'park'`);
    await choose(deciders[0] as ApiClient, 'decision', 'daily');
    await choose(officer, 'visit', 'here');
    expect((await settings(deciders[0] as ApiClient)).topics).toEqual(
      expect.arrayContaining([
        { topic: 'decision', topicText: expect.anything() as unknown, way: 'daily' },
        { topic: 'case', topicText: expect.anything() as unknown, way: 'mail' },
      ]),
    );
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3600 });
    caseId = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underDecision', scene.commission, caseId);
    await convene(scene.commission, batch.id);
    await passedOn();
    const received = await scene.record.query<{ template: string }[]>(
      `SELECT template FROM notice WHERE organisation_id IS NOT NULL AND case_id = $1`,
      [caseId],
    );
    const mails = to('park@guohe.example').filter(({ text }) => text?.startsWith('Dear'));
    // The code came before.
    expect(mails.filter(({ subject }) => !subject?.includes('mailbox'))).toHaveLength(received.length);
    expect(received.length).toBeGreaterThan(2);
    expect(mails.at(-1)?.text).toContain(`/desk/cases/${caseId}`);
    const due = about('decider@guohe.example', '待审议决定');
    expect(due).toHaveLength(0); // He wants these once a day.
    const signed = about('assessor@guohe.example', '考察组均已签字');
    expect(signed.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^现场考察：/)]);
  }, 90_000);

  it('bring a calendar entry to those who visit, and to those who meet', async () => {
    const calendarOf = (address: string, words: string) => {
      const [mail] = about(address, words);
      const [part] = mail?.attachments.filter(({ mimeType }) => mimeType === 'text/calendar') ?? [];
      return part && new TextDecoder().decode(part.content as ArrayBuffer).replace(/\r\n /g, '');
    };
    const visit = calendarOf('assessor@guohe.example', '现场考察已商定');
    expect(visit).toContain(`UID:visit-${caseId}@guohe`);
    expect(visit).toContain('DTSTART;TZID=Asia/Shanghai:');
    const meeting = calendarOf('decider@guohe.example', '审定会');
    expect(meeting).toMatch(/UID:meeting-[0-9a-f-]{36}@guohe/);
    expect(meeting).toMatch(/DTSTART;VALUE=DATE:\d{8}/);
    // Who wants to read of visits in the inbox alone gets no mail of them.
    expect(about('officer@guohe.example', '现场考察')).toEqual([]);
  });

  it('of a topic that somebody wants once a day come together, once', async () => {
    const waiting = () => scene.record.query<{ count: number }[]>(`SELECT count(*)::int FROM digest_item`);
    const [before] = await waiting();
    expect(before?.count).toBeGreaterThan(0);
    await scene.record.query(`UPDATE digest_item SET due_at = now()`);
    await until(async () => (await waiting())[0]?.count === 0);
    await passedOn();
    const digests = to('decider@guohe.example').filter(({ subject }) => subject?.startsWith('今日通知'));
    expect(digests).toHaveLength(1);
    expect(digests[0]?.subject).toBe(`今日通知 ${before?.count} 条`);
    expect(digests[0]?.text).toContain(`/desk/cases/${caseId}`);

    // What was due at the same moment and came later is told, too.
    await scene.record.query(
      `INSERT INTO digest_item (account_id, notice_id, due_at)
       SELECT account_id, id, now() FROM notice WHERE account_id = (SELECT id FROM account WHERE login = 'decider') ORDER BY id DESC LIMIT 1`,
    );
    await until(async () => (await waiting())[0]?.count === 0);
    await passedOn();
    expect(to('decider@guohe.example').filter(({ subject }) => subject?.startsWith('今日通知'))).toHaveLength(2);
  });

  it('say in the settings where the mailbox refuses them', async () => {
    smtp.refusals.set('assessor@guohe.example', { code: 550, message: 'mailbox closed' });
    const { assessor } = scene.commission;
    await scene.record.query(
      `INSERT INTO notice (id, event_key, recipient, account_id, case_id, template, params)
       VALUES (uuidv7(), 'test/refused', $1::text, $1::uuid, $2, 'visit.due', '{"title": "x"}')`,
      [assessor.accountId, caseId],
    );
    await until(async () => (await settings(assessor)).refusedBecause !== null);
    expect((await settings(assessor)).refusedBecause).toContain('mailbox closed');
  });
});

describe('templates of mails', () => {
  let smtp: SmtpHost;
  let scene: Scene;
  beforeAll(async () => {
    smtp = await smtpHost();
    scene = await startScene({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'no-reply@guohe.example' } });
  }, 60_000);
  afterAll(async () => {
    await scene?.stop();
    await smtp?.close();
  });

  it('are tried out before they are kept, previewed, sent to oneself, and taken back', async () => {
    const admin = await scene.signIn('admin');
    const path = '/mail-templates/notice/zh';
    const wrong = (body: string) => refusalOf(admin.put(path, { body }));
    expect((await wrong('主题\n\n{{ password }}')).code).toBe('template.lacks');
    expect((await wrong('主题\n\n{% if %}')).code).toBe('template.unfit');
    expect((await wrong('只有主题')).code).toBe('template.empty');
    expect((await wrong('主题\n\n{% include "/etc/passwd" %}')).code).toBe('template.unfit');
    const body = '【国合】{{ topic }}\n\n{{ text }}\n';
    expect(await admin.post(`${path}/preview`, { body })).toEqual({
      subject: '【国合】现场考察',
      text: expect.stringContaining('现场考察已商定') as string,
    });
    expect(await admin.put(path, { body })).toMatchObject({ version: 2, body, writtenBy: admin.accountId });
    expect((await refusalOf(admin.post(`${path}/trial`))).code).toBe('mail.noAddress');
    await scene.record.query(
      `UPDATE account SET email = 'admin@guohe.example', email_verified_at = now() WHERE login = 'admin'`,
    );
    await admin.post(`${path}/trial`);
    await until(() => smtp.mails.length === 1);
    expect(smtp.mails[0]?.subject).toBe('【国合】现场考察');
    expect(await admin.send('DELETE', path)).toMatchObject({ status: 200 });
    const officer = scene.commission.officer;
    const listed = await officer.get<{ kind: string; locale: string; body: string }[]>('/mail-templates');
    expect(listed.find((each) => each.kind === 'notice' && each.locale === 'zh')?.body).not.toBe(body);
    expect((await refusalOf(officer.put(path, { body }))).code).toBe('request.forbidden');
    expect((await refusalOf(admin.put('/mail-templates/nothing/zh', { body }))).code).toBe('request.notFound');
  });
});
