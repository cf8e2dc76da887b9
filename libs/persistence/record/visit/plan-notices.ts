import type { ProcedureCase } from '../../entities/case.entities.js';
import type { NoticeDraft, Recipient } from '../trail.js';
import type { Visit, VisitPlan } from './visit.js';

/** What a notice about a plan says of it. */
export function planParams({ title }: Pick<ProcedureCase, 'title'>, plan: VisitPlan): Record<string, string> {
  const { day, startsAt, endsAt, place, answerDueOn, wishedDay, answerReason } = plan;
  return {
    title,
    day,
    startsAt,
    endsAt,
    place,
    dueOn: answerDueOn,
    wishZh: wishedDay ?? '日期另商',
    wishEn: wishedDay ?? 'any other',
    reason: answerReason ?? '',
  };
}

/** Whoever proposed the visit, and everyone of its team. */
export function visitors({ plan, members }: Visit): Recipient[] {
  return [...new Set([plan?.proposedBy ?? '', ...members.map(({ accountId }) => accountId)])].map((accountId) => ({
    accountId,
  }));
}

/** To the applicant and to whoever visits: the plan stands, because nobody answered in time. */
export function silenceNotices(theCase: ProcedureCase, visit: Visit): NoticeDraft[] {
  const params = planParams(theCase, visit.plan as VisitPlan);
  const applicant = { organisationId: theCase.organisationId as string };
  return [
    { to: applicant, template: 'visit.silence', params },
    ...visitors(visit).map((to) => ({ to, template: 'visit.agreedBySilence', params })),
  ];
}
