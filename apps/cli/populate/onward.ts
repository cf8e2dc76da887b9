import {
  accept,
  answerInvitation,
  markChecklist,
  panelOf,
  refuse,
  returnForCorrection,
  submitReview,
  untilState,
  visit,
  type Commission,
} from '../client/accreditation.journey.js';
import type { ApiClient } from '../client/api-client.js';
import { arrangeVisit, planForToday, recordVisit, type VisitView } from '../client/visit.journey.js';
import type { Application } from './application.js';
import type { Target } from './plan.js';

/** The states of a case before its meeting, in order. */
const WAY = [
  'underRecommendation',
  'underFormalCheck',
  'underDraw',
  'underInvitation',
  'underExpertReview',
  'underOnsiteAssessment',
  'underDecision',
] as const;
type Step = (typeof WAY)[number];

interface Moving {
  readonly commission: Commission;
  readonly recommender: ApiClient;
  readonly application: Application;
  readonly caseId: string;
}

/** What brings a case out of a step. */
const OUT_OF: Readonly<Record<Exclude<Step, 'underDecision'>, (moving: Moving) => Promise<unknown>>> = {
  underRecommendation: recommend,
  underFormalCheck: leaveFormalCheck,
  underDraw: ({ commission: { officer }, caseId }) => officer.patiently('POST', `/cases/${caseId}/draw`, {}),
  underInvitation: ({ commission, caseId }) => acceptInvitations(commission, caseId, 0),
  underExpertReview: (moving) => score(moving, 0),
  underOnsiteAssessment: ({ commission, caseId, application: { applicant, story } }) =>
    visit(commission, caseId, {
      applicant,
      ...(story.visit && { fraudFound: true, findings: story.visit.fraud }),
    }),
};

/** What people have begun inside the step at which a case stays; of those at the same step, one is further than the next. */
const INSIDE: Readonly<Partial<Record<Step, (moving: Moving) => Promise<unknown>>>> = {
  underFormalCheck: ({ commission: { officer }, application, caseId }) =>
    application.place % 2 === 0 ? Promise.resolve() : markOnce(officer, caseId),
  underInvitation: ({ commission, application, caseId }) =>
    acceptInvitations(commission, caseId, 1 + application.place),
  underExpertReview: (moving) => score(moving, 1 + moving.application.place),
  underOnsiteAssessment: visitSoFar,
};

async function markOnce(officer: ApiClient, caseId: string): Promise<void> {
  const { items } = await officer.patiently<{ items: { verdict: string | null }[] }>(
    'GET',
    `/cases/${caseId}/checklist`,
  );
  if (items.some(({ verdict }) => verdict === null)) await markChecklist(officer, caseId);
}

/** Brings a submitted case to where the plan wants it before any meeting; what is done already is left as it is. */
export async function bringOnward(moving: Moving): Promise<void> {
  const { commission, application, caseId } = moving;
  const stays = WAY.indexOf(stepOf(application.target) as Step);
  for (;;) {
    const { state } = await untilState(commission.officer, caseId, [...WAY, 'returned', ...OVER]);
    const at = WAY.indexOf(state as Step);
    if (at < 0 || at > stays) return;
    if (at === stays) return void (await INSIDE[WAY[at] as Step]?.(moving));
    await OUT_OF[WAY[at] as keyof typeof OUT_OF](moving);
  }
}

const OVER = [
  'notRecommended',
  'proposed',
  'underPublicNotice',
  'underObjection',
  'underAnnouncement',
  'accredited',
  'cultivated',
  'notSelected',
].concat(['refused', 'lapsed', 'withdrawn']);

/** The last step that people bring a case to one by one; what a meeting decides comes after. */
function stepOf(target: Target): Target {
  return (WAY as readonly string[]).includes(target) ? target : 'underDecision';
}

function recommend({ recommender, application: { target }, caseId }: Moving): Promise<unknown> {
  const recommended = target !== 'notRecommended';
  const opinion = recommended ? '合作基础扎实，同意推荐。' : '与外方的合作协议已到期，待续签后再行推荐。';
  return recommender.patiently('POST', `/cases/${caseId}/recommendation`, { recommended, opinion });
}

async function leaveFormalCheck({ commission: { officer }, application, caseId }: Moving): Promise<void> {
  const { target, applicant, story } = application;
  if (target === 'withdrawn') {
    await applicant.patiently('POST', `/cases/${caseId}/withdrawal`, { reason: '合作方案调整，下批次再申报。' });
  } else if (target === 'returned' || target === 'lapsed') {
    await returnForCorrection(officer, caseId, RETURNED);
  } else if (target === 'refused' && story.refused) {
    const { item, finding, reasons, reason } = story.refused;
    await refuse(officer, caseId, { failing: { [item]: finding }, reasons, reason });
  } else {
    await accept(officer, caseId);
  }
  await untilState(officer, caseId, ['underDraw', 'returned', 'refused', 'withdrawn', 'lapsed']);
}

const RETURNED = { plan: '三年规划第二年没有可核查的目标，请补充。', agreements: '一份协议缺外文文本，请补齐。' };

/** Everyone who is invited accepts, but for the last `waiting`. */
async function acceptInvitations(commission: Commission, caseId: string, waiting: number): Promise<void> {
  const invited = await panelOf(commission, caseId, ['invited']);
  const answering = invited.slice(0, Math.max(0, invited.length - waiting));
  await Promise.all(answering.map((expert) => answerInvitation(expert, caseId, { answer: 'accept' })));
  if (waiting === 0) await untilState(commission.officer, caseId, ['underExpertReview']);
}

/** Everyone of the panel submits, a little apart, but for the last `waiting`. */
async function score({ commission, application, caseId }: Moving, waiting: number): Promise<void> {
  const { expertScore = 85, comment } = application.story;
  const panel = await panelOf(commission, caseId);
  const done = new Set(await panelOf(commission, caseId, ['submitted']));
  for (const [index, expert] of panel.slice(0, panel.length - waiting).entries()) {
    if (!done.has(expert)) await submitReview(expert, caseId, expertScore + index - (panel.length - 1) / 2, comment);
  }
  if (waiting === 0) await untilState(commission.officer, caseId, ['underOnsiteAssessment', 'notSelected']);
}

/** Not arranged yet, proposed, agreed, or recorded and waiting for its signatures. */
async function visitSoFar({ commission, application: { applicant, place }, caseId }: Moving): Promise<void> {
  const path = `/cases/${caseId}/visit`;
  const { standing, report } = await commission.officer.patiently<VisitView>('GET', path);
  if (place === 0 || standing !== 'none') return;
  if (place === 1) {
    await commission.officer.patiently('PUT', `${path}/plan`, planForToday(commission));
    return;
  }
  await arrangeVisit(commission, caseId, applicant);
  if (place === 3 && report) await recordVisit(commission, caseId, report);
}
