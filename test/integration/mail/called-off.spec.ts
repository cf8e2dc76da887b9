import type { ApiClient } from '#cli/client/api-client.js';
import { addDays, calendarDateOf } from '#domain/common/calendar-date.js';
import { startScene, type Scene } from '../../support/scene.js';
import { smtpHost, type SmtpHost } from '../../support/smtp.js';
import { until } from '../../support/until.js';
import { aboutVisit, atVisit } from '../onsite/ground.js';

describe('a visit that was agreed', () => {
  let smtp: SmtpHost;
  let scene: Scene;
  let officer: ApiClient;
  beforeAll(async () => {
    smtp = await smtpHost();
    scene = await startScene({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'no-reply@guohe.example' } });
    officer = scene.commission.officer;
    await scene.record.query(`UPDATE account SET email = login || '@guohe.example', email_verified_at = now()`);
  }, 60_000);
  afterAll(async () => {
    await scene?.stop();
    await smtp?.close();
  });

  /** What somebody's calendar is told of the visit of a case, in the order of the mails: method, status and sequence. */
  function entriesOf(login: string, caseId: string): string[] {
    return smtp.mails.flatMap(({ to, attachments }) => {
      if (!to?.some(({ address }) => address === `${login}@guohe.example`)) return [];
      const [file] = attachments.filter(({ mimeType }) => mimeType === 'text/calendar');
      const text = file ? new TextDecoder().decode(file.content as ArrayBuffer).replace(/\r\n /g, '') : '';
      if (!text.includes(`UID:visit-${caseId}@guohe`)) return [];
      return [
        ['METHOD', 'STATUS', 'SEQUENCE'].map((name) => new RegExp(`^${name}:(.*)`, 'm').exec(text)?.[1]).join(' '),
      ];
    });
  }
  /** Of the assessor, of an expert and of an officer of the team. */
  const entries = (caseId: string) => ['assessor', 'expert1', 'officer2'].map((login) => entriesOf(login, caseId));
  const all = <T>(what: T) => Array.from({ length: 3 }, () => what);
  const passedOn = () =>
    until(
      async () =>
        (await scene.record.query<unknown[]>(
          `SELECT FROM notice WHERE NOT passed_on UNION ALL SELECT FROM mail WHERE state = 'waiting'`,
        )).length === 0,
    ); // prettier-ignore

  async function agreed(): Promise<string> {
    const id = await atVisit(scene);
    const about = aboutVisit(scene, id);
    await about.propose();
    await about.answer({ answer: 'agree' });
    await passedOn();
    expect(entries(id)).toEqual(all(['PUBLISH CONFIRMED 0']));
    return id;
  }

  it('leaves the calendars of host and team while its case stands still, and comes back with it', async () => {
    const id = await agreed();
    await officer.patiently('POST', `/cases/${id}/suspension`, { reason: '涉及诉讼' });
    await passedOn();
    expect(entries(id)).toEqual(all(['PUBLISH CONFIRMED 0', 'CANCEL CANCELLED 1']));
    const file = await officer.send('GET', `/cases/${id}/visit/calendar`);
    expect(await file.text()).toMatch(/METHOD:CANCEL[^]*SEQUENCE:1/);
    await officer.patiently('POST', `/cases/${id}/resumption`, { reason: '已经结案' });
    await passedOn();
    expect(entries(id)).toEqual(all(['PUBLISH CONFIRMED 0', 'CANCEL CANCELLED 1', 'PUBLISH CONFIRMED 2']));
    // The host, who agreed at the counter, has it from there.
    expect(entriesOf('park', id)).toEqual(['CANCEL CANCELLED 1', 'PUBLISH CONFIRMED 2']);
    const told = smtp.mails.filter(({ text }) => text?.includes('原定') && text.includes('取消'));
    expect(told[0]?.text).toContain('已中止办理');
  }, 60_000);

  it('leaves them when its applicant withdraws, once', async () => {
    const id = await agreed();
    await officer.patiently('POST', `/cases/${id}/suspension`, { reason: '涉及诉讼' });
    await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '另有安排' });
    const other = await agreed();
    await scene.applicant.patiently('POST', `/cases/${other}/withdrawal`, { reason: '另有安排' });
    await passedOn();
    for (const each of [id, other]) expect(entries(each)).toEqual(all(['PUBLISH CONFIRMED 0', 'CANCEL CANCELLED 1']));
    expect(smtp.mails.some(({ text }) => text?.includes('申报单位已撤回'))).toBe(true);
  }, 60_000);

  it('is not called off once its day is over', async () => {
    const id = await agreed();
    const yesterday = addDays(calendarDateOf(new Date()), -1);
    await scene.record.query(`UPDATE visit_plan SET day = $2 WHERE case_id = $1`, [id, yesterday]);
    await officer.patiently('POST', `/cases/${id}/suspension`, { reason: '涉及诉讼' });
    await passedOn();
    expect(entries(id)).toEqual(all(['PUBLISH CONFIRMED 0']));
  }, 60_000);
});
