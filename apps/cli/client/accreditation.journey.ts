import type { ApiClient } from './api-client.js';
import { untilState, type CaseView, type Commission } from './commission.js';
import { visit } from './visit.journey.js';
import { announce, decide, untilNoticeEnds } from './meeting.journey.js';

export * from './commission.js';
export { visit } from './visit.journey.js';

interface ChecklistItem {
  readonly item: string;
}

/** Marks every item of the checklist; `failing` names those that fail, with the reason. */
export async function markChecklist(
  officer: ApiClient,
  caseId: string,
  failing: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { items } = await officer.patiently<{ items: ChecklistItem[] }>('GET', `/cases/${caseId}/checklist`);
  const marks = items.map(({ item }) =>
    failing[item] ? { item, verdict: 'fail', reason: failing[item] } : { item, verdict: 'pass' },
  );
  await officer.patiently('PUT', `/cases/${caseId}/checklist`, { marks });
}

export async function accept(officer: ApiClient, caseId: string): Promise<void> {
  await markChecklist(officer, caseId);
  await officer.patiently('POST', `/cases/${caseId}/acceptance`, {});
}

/** 退回补正: `failing` names the items of the checklist that fail, with what is to be put right. */
export async function returnForCorrection(
  officer: ApiClient,
  caseId: string,
  failing: Readonly<Record<string, string>>,
): Promise<void> {
  await markChecklist(officer, caseId, failing);
  await officer.patiently('POST', `/cases/${caseId}/return`, {});
}

/** 不予受理, for reasons of the measure's catalogue. */
export async function refuse(
  officer: ApiClient,
  caseId: string,
  { failing, ...refusal }: { failing: Readonly<Record<string, string>>; reasons: readonly string[]; reason: string },
): Promise<void> {
  await markChecklist(officer, caseId, failing);
  await officer.patiently('POST', `/cases/${caseId}/refusal`, refusal);
}

type Reviewers = Pick<Commission, 'officer' | 'experts'>;
/** The pool holds experts for whom nobody here can answer. */
export class UnknownExpert extends Error {
  override readonly name = 'UnknownExpert';

  constructor(readonly accountId: string) {
    super(`expert ${accountId} is drawn but not at this counter`);
  }
}

type Seat = 'invited' | 'assigned' | 'submitted' | 'declined' | 'expired' | 'void';

/** The experts of a case who are in one of these states, in the order in which they were drawn. */
export async function panelOf(
  { officer, experts }: Reviewers,
  caseId: string,
  states: readonly Seat[] = ['assigned', 'submitted'],
): Promise<ApiClient[]> {
  const members = await officer.patiently<{ expertId: string; state: Seat }[]>('GET', `/cases/${caseId}/panel`);
  return members
    .filter(({ state }) => states.includes(state))
    .map(({ expertId }) => {
      const expert = experts.find(({ accountId }) => accountId === expertId);
      if (!expert) throw new UnknownExpert(expertId);
      return expert;
    });
}

/** 抽取专家: draws the panel, and everyone who is invited accepts. @returns the panel, which may score now */
export async function seatPanel(reviewers: Reviewers, caseId: string): Promise<ApiClient[]> {
  const { officer } = reviewers;
  await officer.patiently('POST', `/cases/${caseId}/draw`, {});
  const invited = await panelOf(reviewers, caseId, ['invited']);
  await Promise.all(invited.map((expert) => answerInvitation(expert, caseId, { answer: 'accept' })));
  await untilState(officer, caseId, ['underExpertReview']);
  return panelOf(reviewers, caseId);
}

export async function answerInvitation(
  expert: ApiClient,
  caseId: string,
  answer: { answer: 'accept' } | { answer: 'decline'; reason: string },
): Promise<void> {
  await expert.patiently('PUT', `/cases/${caseId}/invitation`, answer);
}

/** An expert gives `score` (0–100) on every criterion: kept as a draft first, then submitted. */
export async function submitReview(
  expert: ApiClient,
  caseId: string,
  score: number,
  comment = '材料翔实，合作基础较好。',
): Promise<void> {
  const { criteria, commentBelow } = await expert.patiently<{
    criteria: { criterion: string }[];
    commentBelow: number;
  }>('GET', `/cases/${caseId}/review`);
  const own = score < commentBelow ? { score, comment: '依据不足，与申报要求有差距。' } : { score };
  const scores = criteria.map(({ criterion }) => ({ criterion, ...own }));
  await expert.patiently('PUT', `/cases/${caseId}/review`, { scores });
  await expert.patiently('POST', `/cases/${caseId}/review`, { scores, comment });
}

/** Every expert of a panel submits, spread a little around `score` so that the trimmed mean has something to trim. */
export async function scoreByPanel(
  experts: readonly ApiClient[],
  caseId: string,
  score: number,
  comment?: string,
): Promise<void> {
  for (const [index, expert] of experts.entries()) {
    const own = score + (index - (experts.length - 1) / 2);
    await submitReview(expert, caseId, Math.min(100, Math.max(0, own)), comment);
  }
}

/** A panel is drawn, and every expert submits. */
export async function reviewByExperts(
  reviewers: Reviewers,
  caseId: string,
  score: number,
  comment?: string,
): Promise<void> {
  await scoreByPanel(await seatPanel(reviewers, caseId), caseId, score, comment);
}

/** From a submitted dossier to the certificate. */
export async function accredit(
  commission: Commission,
  caseId: string,
  score = 88,
  verified: Parameters<typeof visit>[2] = {},
): Promise<CaseView> {
  const { officer } = commission;
  await accept(officer, caseId);
  await reviewByExperts(commission, caseId, score);
  await untilState(officer, caseId, ['underOnsiteAssessment']);
  await visit(commission, caseId, verified);
  const { meetingId } = await decide(commission, caseId, { result: 'selected' });
  await untilNoticeEnds(commission, meetingId);
  await announce(commission, meetingId);
  return untilState(officer, caseId, ['accredited']);
}
