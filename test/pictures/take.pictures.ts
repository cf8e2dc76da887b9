import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { signInCommission } from '#cli/client/accreditation.journey.js';
import { arrangeVisit } from '#cli/client/visit.journey.js';
import { addDays } from '#domain/common/calendar-date.js';
import { startBrowser, visitor, type VisitorOptions } from '../e2e/browser.js';
import { openDesk, TODAY, type Desk } from '../support/desk.js';
import { Guohe } from '../support/guohe.js';
import { bringTo } from '../support/journey-steps.js';

const FOLDER = resolve(import.meta.dirname, '../../docs/screens');
const inState = (state: string) => `SELECT id FROM procedure_case WHERE state = '${state}' ORDER BY id LIMIT 1`;
/** The last of which a visit was agreed. */
const VISITED = `SELECT id FROM procedure_case WHERE state = 'underOnsiteAssessment' ORDER BY id DESC LIMIT 1`;
const ofKind = (kind: string) => `SELECT id FROM procedure_case WHERE kind = '${kind}' ORDER BY id LIMIT 1`;

interface Picture extends VisitorOptions {
  readonly name: string;
  /** Who looks; nobody for the public pages. */
  readonly by?: string;
  /** The address; `$` stands for what `of` asks the record for. */
  readonly at: string;
  readonly of?: string;
  /** What is chosen on the page first. */
  readonly choose?: string;
}

const PICTURES: readonly Picture[] = [
  { name: 'inbox', by: 'officer', at: '/desk' },
  { name: 'inbox-dark', by: 'officer', at: '/desk', dark: true, language: 'en' },
  { name: 'inbox-phone', by: 'expert1', at: '/desk', width: 390 },
  { name: 'board', by: 'officer', at: '/desk/board' },
  { name: 'formal-check', by: 'officer', at: '/desk/cases/$', of: inState('underFormalCheck') },
  { name: 'draw', by: 'officer', at: '/desk/cases/$', of: inState('underExpertReview') },
  { name: 'visit', by: 'assessor', at: '/desk/cases/$/visit', of: VISITED, width: 390 },
  { name: 'objection', by: 'officer', at: '/desk/cases/$', of: inState('underObjection') },
  { name: 'meeting', by: 'decider', at: '/desk/cases/$', of: ofKind('meeting') },
  {
    name: 'scoring',
    by: 'expert1',
    at: '/desk/cases/$',
    of: `SELECT e.case_id AS id FROM expert_assignment e JOIN account a ON a.id = e.expert_id
         WHERE a.login = 'expert1' ORDER BY e.state = 'assigned' DESC, e.case_id DESC LIMIT 1`,
    language: 'en',
  },
  {
    name: 'dossier',
    by: 'park',
    at: '/desk/dossiers/$',
    of: `SELECT d.id FROM dossier d JOIN account a ON a.organisation_id = d.organisation_id
         WHERE a.login = 'park' ORDER BY d.locked, d.id DESC LIMIT 1`,
  },
  {
    name: 'batch',
    by: 'officer',
    at: '/desk/batches/$',
    of: `SELECT batch_id AS id FROM dossier GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
  },
  { name: 'campaign', by: 'officer', at: '/desk/campaigns/$', of: `SELECT id FROM campaign ORDER BY id LIMIT 1` },
  { name: 'scheme', by: 'finance', at: '/desk/cases/$', of: ofKind('subsidy') },
  { name: 'evaluation', by: 'officer', at: '/desk/cases/$', of: ofKind('evaluation') },
  { name: 'rectification', by: 'officer', at: '/desk/cases/$', of: ofKind('rectification') },
  { name: 'statistics', by: 'officer', at: '/desk/statistics', choose: '演练' },
  { name: 'experts', by: 'officer', at: '/desk/experts' },
  { name: 'profile', by: 'expert1', at: '/desk/profile', language: 'en' },
  { name: 'colleagues', by: 'park', at: '/desk/colleagues' },
  { name: 'account', by: 'park', at: '/desk/account', width: 390 },
  { name: 'bases', by: 'officer', at: '/desk/bases?rehearsed=true' },
  { name: 'measures', by: 'officer', at: '/desk/measures' },
  { name: 'operations', by: 'admin', at: '/desk/operations' },
  { name: 'audit', by: 'auditor', at: '/desk/audit' },
  { name: 'templates', by: 'admin', at: '/desk/templates' },
  { name: 'delegations', by: 'officer', at: '/desk/delegations', language: 'en' },
  { name: 'registrations', by: 'officer', at: '/desk/registrations' },
  { name: 'webhooks', by: 'admin', at: '/desk/webhooks', dark: true },
  { name: 'sign-up', at: '/desk/register', width: 390 },
  { name: 'public', at: '/public' },
  { name: 'register', at: '/public/register' },
  { name: 'notice', at: '/public/notices' },
  { name: 'public-statistics', at: '/public/statistics', dark: true },
  { name: 'guides', at: '/public/guides', language: 'en' },
  { name: 'certificate', at: '/check/$', of: `SELECT certificate_number AS id FROM base ORDER BY 1 LIMIT 1` },
];

/** What the demonstration leaves to nobody: a visit that has begun, and an officer who is away. */
async function visitAndDelegate(desk: Desk): Promise<void> {
  const commission = await signInCommission((login) => desk.as(login));
  const batch = await desk.openBatch();
  const { id } = await desk.draft('park', batch.id);
  const { caseId } = await (await desk.as('park')).post<{ caseId: string }>(`/dossiers/${id}/submission`);
  await bringTo('underOnsiteAssessment', commission, caseId);
  const { report } = await arrangeVisit(commission, caseId);
  const marks = report?.checklist
    .slice(0, 1)
    .map(({ item }) => ({ item, verdict: 'pass', remark: '机构与人员到位。' }));
  await commission.assessor.put(`/cases/${caseId}/visit/checklist`, { marks });
  await commission.officer.post('/delegations', {
    standInId: (await desk.as('finance')).accountId,
    roles: ['caseOfficer'],
    fromOn: TODAY,
    untilOn: addDays(TODAY, 4),
    reason: '出差',
  });
}

/** Every main page as somebody sees it on the data of `guohe demo` and `guohe populate`; to be looked at, and shown in docs/screens. */
describe('the pictures of the pages', () => {
  let desk: Desk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk(), startBrowser()]);
    for (const command of ['demo', 'populate']) {
      const run = Guohe.run([command, '--url', desk.stack.apiUrl]);
      const code = await run.ended();
      if (code !== 0) throw new Error(`${command}: exit code ${code}\n${run.stderr}`);
    }
    await visitAndDelegate(desk);
    await mkdir(FOLDER, { recursive: true });
  }, 900_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  it.each(PICTURES)('$name', async ({ name, by, at, of, choose, ...options }) => {
    const [found] = of ? await desk.rows<{ id: string }>(of) : [];
    if (of && !found) throw new Error(`nothing in the record for ${name}`);
    const someone = await visitor(browser, desk.stack.apiUrl, options);
    const path = at.replace('$', found?.id ?? '');
    const language = options.language === 'en' && !by ? `${path.includes('?') ? '&' : '?'}lang=en` : '';
    try {
      if (by) await someone.signIn(by);
      await someone.open(path + language);
      if (choose) await someone.page.getByText(choose, { exact: true }).click();
      await someone.expectSound();
      await someone.page.screenshot({ path: `${FOLDER}/${name}.jpg`, type: 'jpeg', quality: 65 });
    } finally {
      await someone.leave();
    }
  });
});
