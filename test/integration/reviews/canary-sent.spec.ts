import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Email } from 'postal-mime';
import type { ApiClient } from '#cli/client/api-client.js';
import { panelOf, submitReview, untilState } from '#cli/client/accreditation.journey.js';
import { PLANTED, scoreVeiled, seatVeiled, veiledCase, type Veiled } from '../../support/canaries.js';
import { everythingFor, readsOf, type Said } from '../../support/everything.js';
import { bringTo } from '../../support/journey-steps.js';
import { operationsOf, readDescription } from '../../support/openapi.js';
import { startScene, type Scene } from '../../support/scene.js';
import { smtpHost, type SmtpHost } from '../../support/smtp.js';
import { until } from '../../support/until.js';

/** All that a mail says: headers, both bodies, attachments by name and content. */
function sayingOf({ headers, subject, text, html, attachments }: Email): string {
  const files = attachments.map(({ filename, content }) => {
    const bytes = typeof content === 'string' ? content : new TextDecoder().decode(content);
    return `${filename}\n${bytes.replace(/\r\n /g, '')}`;
  });
  return [...headers.map(({ key, value }) => `${key}: ${value}`), subject, text, html, ...files].join('\n');
}

describe('who reviews a case, in all that leaves the house', () => {
  let smtp: SmtpHost;
  let host: Server;
  let scene: Scene;
  let veiled: Veiled;
  const events: Said[] = [];
  beforeAll(async () => {
    smtp = await smtpHost();
    host = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        events.push({ path: String(request.url), said: `${request.rawHeaders.join('\n')}\n${body}` });
        response.writeHead(204).end();
      });
    }).listen(0, '127.0.0.1');
    await once(host, 'listening');
    const env = { SMTP_URL: smtp.url, MAIL_FROM: 'no-reply@guohe.example', WEBHOOK_NETWORKS: '127.0.0.1/32' };
    scene = await startScene({ env });
    await scene.record.query(
      `UPDATE account SET email = login || '@guohe.example', email_verified_at = now(), locale = CASE WHEN login IN ('park', 'expert2') THEN 'en' ELSE 'zh' END`,
    );
    const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/events`;
    await (await scene.signIn('admin')).post('/webhooks', { url });
    veiled = await veiledCase(scene);
    await seatVeiled(scene, veiled);
    const { commission, applicant } = scene;
    const { id } = veiled;
    await scoreVeiled(scene, veiled);
    const [, ...others] = await panelOf(commission, id);
    for (const expert of others) await submitReview(expert, id, 80);
    await untilState(commission.officer, id, ['underOnsiteAssessment']);
    const asked = await veiled.asked();
    const visitors = { ...commission, experts: commission.experts.filter((expert) => !asked.includes(expert)) };
    await bringTo('underPublicNotice', visitors, id, 'underOnsiteAssessment');
    await applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '本单位另有安排' });
    await untilState(commission.officer, id, ['withdrawn']);
    // Whoever wants one mail a day gets the same once more, all of it together.
    await scene.record.query(
      `INSERT INTO digest_item (account_id, notice_id, due_at) SELECT DISTINCT a.id, n.id, now() FROM notice n JOIN account a
         ON a.id = n.account_id OR a.organisation_id = n.organisation_id OR n.role = ANY (a.roles) ON CONFLICT DO NOTHING`,
    );
    await until(
      async () =>
        (
          await scene.record.query<unknown[]>(
            `SELECT FROM notice WHERE NOT passed_on UNION ALL SELECT FROM mail WHERE state = 'waiting'
             UNION ALL SELECT FROM digest_item WHERE due_at <= now() UNION ALL SELECT FROM webhook_delivery WHERE state = 'waiting'`,
          )
        ).length === 0,
      60_000,
    );
  }, 240_000);
  afterAll(async () => {
    await scene?.stop();
    await smtp?.close();
    host?.close();
  });

  const mailsTo = (login: string): Said[] =>
    smtp.mails
      .filter(({ to }) => to?.some(({ address }) => address === `${login}@guohe.example`))
      .map((mail) => ({ path: `mail to ${login}: ${mail.subject}`, said: sayingOf(mail) }));
  const digests = () => smtp.mails.filter(({ subject }) => /今日通知|otices/.test(subject ?? ''));
  const calendars = () =>
    smtp.mails.filter(({ attachments }) => attachments.some(({ mimeType }) => mimeType === 'text/calendar'));

  it('is told to officers, in mails and in digests, or this test would see nothing', async () => {
    const told = await veiled.secretsIn(mailsTo('officer'));
    expect(told.join('\n')).toContain(PLANTED.aside);
    expect(told.join('\n')).toMatch(/今日通知.*金丝雀.号/);
    expect([digests().length > 5, calendars().length > 5, events.length > 10]).toEqual([true, true, true]);
  });

  it('is in no mail, digest or calendar entry to anybody outside of the commission', async () => {
    const logins = ['park', 'research', 'recommender', 'assessor', ...scene.commission.experts.map((_, at) => `expert${at + 1}`)]; // prettier-ignore
    let read = 0;
    for (const login of logins) {
      const person = await scene.signIn(login);
      const mails = mailsTo(login);
      read += mails.length;
      expect([login, await veiled.secretsIn(mails, person)]).toEqual([login, []]);
    }
    for (const login of ['park', 'assessor']) expect(mailsTo(login).length).toBeGreaterThan(1);
    expect(read).toBeGreaterThan(30);
    const addresses = smtp.mails.flatMap(({ to = [], cc = [], bcc = [] }) => [...to, ...cc, ...bcc]);
    // Each mail goes to one person: nobody reads of others in its head.
    expect(addresses).toHaveLength(smtp.mails.length);
  });

  it('is in no body, header or address of what other systems are told', async () => {
    expect(await veiled.secretsIn(events)).toEqual([]);
    expect(events.map(({ said }) => said).join('\n')).toContain(`cases/${veiled.id}`);
  });

  it('is in nothing that they read after the public notice, letters with their metadata included', async () => {
    const { record, applicant, commission, signIn } = scene;
    const { id, batchId } = veiled;
    const known = await record.query<{ id: string }[]>(
      `SELECT id FROM letter WHERE case_id = $1 UNION ALL SELECT subject_id FROM procedure_case WHERE id = $1`,
      [id],
    );
    const ids = [id, batchId, ...known.map((each) => each.id)];
    const reads = readsOf(operationsOf(await readDescription(scene.stack.apiUrl)));
    const asked = await veiled.asked();
    const outsider = commission.experts.find((expert) => !asked.includes(expert)) as ApiClient;
    for (const [name, person] of [
      ['the applicant', applicant],
      ['another applicant', await signIn('research')],
      ['the recommending unit', await signIn('recommender')],
      ['an expert outside', outsider],
    ] as const) {
      const told = await everythingFor(person, reads, ids);
      const documents = told.filter(({ said }) => said.includes('%PDF-') && said.includes('/Creator'));
      expect([name, await veiled.secretsIn(told, person)]).toEqual([name, []]);
      if (person === applicant) expect(documents.length).toBeGreaterThan(0);
    }
  }, 240_000);
});
