import { Refusal } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { DecisionMove, MoveContext } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { statedReasons } from '../cases/reasons.js';
import { panelOf } from '../review/panel.js';
import { checkTeam } from './team.js';
import { scoreVisited } from './visited.js';

interface VisitPayload {
  readonly visitedOn: string;
  readonly expertIds: string[];
  readonly officerIds: string[];
  readonly findings: string;
  readonly fraudFound: boolean;
}

/** 现场考察: the verified values replace the claimed ones; fraud ends the case. */
export const concludeVisit: DecisionMove = async (context) => {
  const { tx, theCase, measure, actor } = context;
  const visit = context.payload as unknown as VisitPayload;
  checkDay(context, visit);
  await checkTeam(context, visit);
  await tx.query(
    `INSERT INTO onsite_visit (case_id, visited_on, assessor_ids, officer_ids, findings, fraud_found, concluded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      theCase.id,
      visit.visitedOn,
      visit.expertIds,
      visit.officerIds,
      visit.findings,
      visit.fraudFound,
      actor?.accountId,
    ],
  );
  if (visit.fraudFound) {
    const { outcome, detail, params } = statedReasons(measure, ['fraudFound'], { remark: visit.findings });
    return {
      to: 'notSelected',
      rule: measure.accreditation.article,
      reason: visit.findings,
      detail,
      outcome,
      notices: [noticeToApplicant(context, 'decision.notSelected', params)],
    };
  }
  const panel = await panelOf(context);
  if (!panel) throw new Error(`case ${theCase.id} is visited without a panel's result`);
  return scoreVisited(context, panel);
};

/** Between the day on which the stage began and today. @throws {Refusal} visit.toCome, visit.tooEarly */
function checkDay({ theCase, now }: MoveContext, { visitedOn }: VisitPayload): void {
  if (visitedOn > calendarDateOf(now)) throw new Refusal('visit.toCome');
  const from = calendarDateOf(theCase.stateSince);
  if (visitedOn < from) throw new Refusal('visit.tooEarly', { visitedOn, from });
}
