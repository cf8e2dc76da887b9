import { Refusal } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { checkTeam, teamOf } from '#persistence/record/visit/team.js';
import {
  agreedPlan,
  unsignedMembers,
  visitOf,
  type Visit,
  type VisitFindings,
} from '#persistence/record/visit/visit.js';
import type { DecisionMove, MoveContext } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { statedReasons } from '../cases/reasons.js';
import { panelOf } from '../review/panel.js';
import { scoreVisited } from './visited.js';

/** 现场考察: once everyone of the team has signed, the verified values replace the claimed ones; fraud ends the case. */
export const concludeVisit: DecisionMove = async (context) => {
  const { tx, theCase, measure, actor } = context;
  const visit = await visitOf(tx, theCase.id);
  const { findings, fraudFound } = await signedFindings(context, visit);
  const { expertIds, officerIds } = teamOf(visit);
  await tx.query(
    `INSERT INTO onsite_visit (case_id, visited_on, assessor_ids, officer_ids, findings, fraud_found, concluded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [theCase.id, visit.plan?.day, expertIds, officerIds, findings, fraudFound, actor?.accountId],
  );
  if (fraudFound) {
    const { outcome, detail, params } = statedReasons(measure, ['fraudFound'], { remark: findings });
    return {
      to: 'notSelected',
      rule: measure.accreditation.article,
      reason: findings,
      detail,
      outcome,
      notices: [noticeToApplicant(context, 'decision.notSelected', params)],
    };
  }
  const panel = await panelOf(context);
  if (!panel) throw new Error(`case ${theCase.id} is visited without a panel's result`);
  return scoreVisited(context, panel);
};

/**
 * What the visit found, agreed to or dissented from by everyone of a team to which nothing is objected today.
 * @throws {Refusal} visit.notAgreed, visit.notOnTeam, visit.notYet, visit.noFindings, visit.unsigned, and those of the team
 */
async function signedFindings({ tx, theCase, measure, now, actor }: MoveContext, visit: Visit): Promise<VisitFindings> {
  const { findings, members } = visit;
  const plan = agreedPlan(visit);
  if (!plan) throw new Refusal('visit.notAgreed');
  if (!members.some(({ accountId }) => accountId === actor?.accountId)) throw new Refusal('visit.notOnTeam');
  if (plan.day > calendarDateOf(now)) throw new Refusal('visit.notYet', { day: plan.day });
  if (findings === null) throw new Refusal('visit.noFindings');
  await checkTeam(tx, { theCase, measure, at: now }, teamOf(visit));
  const unsigned = unsignedMembers(visit);
  if (unsigned.length > 0) {
    const names = unsigned.map(({ displayName }) => displayName);
    const people = { peopleZh: names.join('、'), peopleEn: names.join(', ') };
    throw new Refusal('visit.unsigned', { count: unsigned.length, ...people });
  }
  return findings;
}
