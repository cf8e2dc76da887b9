import type { Page } from 'playwright-core';
import type { VisitorOptions } from '../e2e/browser.js';

export interface Picture extends VisitorOptions {
  readonly name: string;
  /** Who looks; nobody for the public pages. */
  readonly by?: string;
  /** The address; `$` stands for what `of` asks the record for. */
  readonly at: string;
  readonly of?: string;
  /** What is done on the page first. */
  readonly first?: (page: Page) => Promise<void>;
}

const inState = (state: string) => `SELECT id FROM procedure_case WHERE state = '${state}' ORDER BY id LIMIT 1`;
const ofKind = (kind: string) => `SELECT id FROM procedure_case WHERE kind = '${kind}' ORDER BY id LIMIT 1`;
/** The last of which a visit was agreed. */
const VISITED = `SELECT id FROM procedure_case WHERE state = 'underOnsiteAssessment' ORDER BY id DESC LIMIT 1`;
/** One whose applicant was sent the letter and has not asked for a review. */
const TOLD = `SELECT l.case_id AS id FROM letter l JOIN procedure_case c ON c.id = l.case_id
  JOIN account a ON a.organisation_id = c.organisation_id AND a.login = 'research'
  WHERE c.state = 'refused' ORDER BY l.case_id DESC LIMIT 1`;
/** The one that is corrected. */
export const UNDER_NOTICE = `SELECT id FROM procedure_case WHERE state = 'underPublicNotice' AND kind = 'accreditation' ORDER BY id LIMIT 1`;
const FULLEST_BATCH = `SELECT batch_id AS id FROM dossier GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`;

const choose = (text: string) => (page: Page) => page.getByText(text, { exact: true }).click();
const press = (title: string) => (page: Page) => page.getByRole('button', { name: title, exact: true }).first().click();
/** With this part of the page at the top. */
const downTo = (title: string) => (page: Page) =>
  page
    .getByRole('heading', { name: title })
    .first()
    .evaluate((heading) => (heading.closest('section') ?? heading).scrollIntoView());

/** What somebody sees at a desk, on what is rehearsed. */
export const DESKS: readonly Picture[] = [
  { name: 'inbox', by: 'officer', at: '/desk' },
  { name: 'inbox-dark', by: 'officer', at: '/desk', dark: true, language: 'en' },
  { name: 'inbox-phone', by: 'expert1', at: '/desk', width: 390 },
  { name: 'board', by: 'officer', at: '/desk/board' },
  { name: 'cases', by: 'officer', at: '/desk/cases' },
  { name: 'told', by: 'park', at: '/desk/notices' },
  { name: 'account', by: 'park', at: '/desk/account', width: 390 },
  { name: 'mail-settings', by: 'officer', at: '/desk/account', language: 'en', first: downTo('How you are told') },
  { name: 'second-factor', by: 'officer', at: '/desk/account', first: press('启用动态口令') },
  { name: 'tokens', by: 'research', at: '/desk/account', first: press('新建令牌') },
  { name: 'own-data', by: 'park', at: '/desk/account', first: downTo('我的个人信息') },
  { name: 'batches', by: 'officer', at: '/desk/batches' },
  { name: 'batch', by: 'officer', at: '/desk/batches/$', of: FULLEST_BATCH },
  { name: 'guide', by: 'park', at: '/desk/batches' },
  { name: 'dossiers', by: 'park', at: '/desk/dossiers' },
  {
    name: 'dossier',
    by: 'park',
    at: '/desk/dossiers/$',
    of: `SELECT d.id FROM dossier d JOIN account a ON a.organisation_id = d.organisation_id
         WHERE a.login = 'park' ORDER BY d.locked, d.id DESC LIMIT 1`,
  },
  { name: 'colleagues', by: 'park', at: '/desk/colleagues' },
  { name: 'formal-check', by: 'officer', at: '/desk/cases/$', of: inState('underFormalCheck') },
  { name: 'act', by: 'officer', at: '/desk/cases/$', of: inState('underFormalCheck'), first: press('延长期限') },
  { name: 'letter', by: 'officer', at: '/desk/cases/$', of: TOLD, first: downTo('办结通知') },
  { name: 'review-request', by: 'research', at: '/desk/cases/$', of: TOLD, first: press('申请复核') },
  { name: 'review', by: 'decider', at: '/desk/cases/$', of: ofKind('reconsideration') },
  { name: 'draw', by: 'officer', at: '/desk/cases/$', of: inState('underExpertReview') },
  { name: 'visit', by: 'assessor', at: '/desk/cases/$/visit', of: VISITED, width: 390 },
  { name: 'objection', by: 'officer', at: '/desk/cases/$', of: inState('underObjection') },
  { name: 'meeting', by: 'decider', at: '/desk/cases/$', of: inState('inSession') },
  {
    name: 'scoring',
    by: 'expert1',
    at: '/desk/cases/$',
    of: `SELECT e.case_id AS id FROM expert_assignment e JOIN account a ON a.id = e.expert_id
         WHERE a.login = 'expert1' ORDER BY e.state = 'assigned' DESC, e.case_id DESC LIMIT 1`,
    language: 'en',
  },
  { name: 'campaigns', by: 'officer', at: '/desk/campaigns', language: 'en' },
  { name: 'campaign', by: 'officer', at: '/desk/campaigns/$', of: `SELECT id FROM campaign ORDER BY id LIMIT 1` },
  { name: 'evaluation', by: 'officer', at: '/desk/cases/$', of: ofKind('evaluation') },
  { name: 'rectifications', by: 'officer', at: '/desk/rectifications' },
  { name: 'rectification', by: 'officer', at: '/desk/cases/$', of: ofKind('rectification') },
  { name: 'schemes', by: 'finance', at: '/desk/schemes' },
  { name: 'scheme', by: 'finance', at: '/desk/cases/$', of: ofKind('subsidy') },
  { name: 'bases', by: 'officer', at: '/desk/bases?rehearsed=true' },
  { name: 'statistics', by: 'officer', at: '/desk/statistics', first: choose('演练') },
  { name: 'experts', by: 'officer', at: '/desk/experts' },
  {
    name: 'expert',
    by: 'officer',
    at: '/desk/experts/$',
    of: `SELECT id FROM account WHERE login = 'expert1'`,
    dark: true,
  },
  { name: 'profile', by: 'expert1', at: '/desk/profile', language: 'en' },
  { name: 'organisations', by: 'officer', at: '/desk/organisations' },
  { name: 'registrations', by: 'officer', at: '/desk/registrations' },
  { name: 'accounts', by: 'admin', at: '/desk/accounts' },
  { name: 'invited', by: 'admin', at: '/desk/invited' },
  { name: 'delegations', by: 'officer', at: '/desk/delegations', language: 'en' },
  { name: 'measures', by: 'officer', at: '/desk/measures' },
  { name: 'letter-templates', by: 'officer', at: '/desk/letter-templates', first: press('预览') },
  { name: 'operations', by: 'admin', at: '/desk/operations' },
  { name: 'audit', by: 'auditor', at: '/desk/audit' },
  { name: 'anchors', by: 'auditor', at: '/desk/anchors' },
  { name: 'templates', by: 'admin', at: '/desk/templates', first: press('预览') },
  { name: 'webhooks', by: 'admin', at: '/desk/webhooks', dark: true },
  { name: 'deliveries', by: 'admin', at: '/desk/webhooks', language: 'en', first: press('Deliveries') },
];

/** What is open to everybody, with what was rehearsed shown as if it were real: the public pages list nothing else. */
export const OPEN: readonly Picture[] = [
  { name: 'sign-in', at: '/desk' },
  { name: 'sign-up', at: '/desk/register', width: 390 },
  { name: 'public', at: '/public' },
  { name: 'notice', at: '/public/notices' },
  { name: 'corrected-notice', at: '/public/notices/$', of: UNDER_NOTICE },
  { name: 'objection-asked', at: '/public/objection' },
  { name: 'register', at: '/public/register' },
  { name: 'public-statistics', at: '/public/statistics', dark: true },
  { name: 'guides', at: '/public/guides', language: 'en' },
  { name: 'public-guide', at: '/public/guides/$', of: FULLEST_BATCH },
  { name: 'public-measures', at: '/public/measures' },
  { name: 'public-measure', at: '/public/measures/$', of: `SELECT '2025' AS id` },
  { name: 'grades', at: '/public/grades' },
  { name: 'grades-of-a-year', at: '/public/grades/$', of: `SELECT id FROM campaign WHERE state = 'published' LIMIT 1` },
  { name: 'certificate', at: '/check/$', of: `SELECT certificate_number AS id FROM base ORDER BY 1 LIMIT 1` },
];
