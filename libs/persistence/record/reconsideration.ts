import type { EntityManager } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import type { Measure } from '#domain/measures/measure.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { avoidancesFrom } from './avoidance.js';
import { Reconsideration } from '../entities/letter.entities.js';
import { caseById } from './cases.js';
import { LAST_ITEM } from './meeting/meeting.js';
import { refuseInvolved, TOOK_PART_IN_CASE, type Handled } from './avoidance-refusals.js';

/** Account `a` took the decision that ended case `c`, or voted on it at the meeting that came to it. */
const TOOK_DECISION = `(EXISTS (SELECT FROM audit_entry e WHERE e.case_id = c.id AND a.id IN (e.actor_id, e.on_behalf_of)
    AND e.after->>'state' = c.state AND e.before->>'state' <> c.state)
  OR EXISTS (SELECT FROM meeting_vote v JOIN meeting_item i ON i.meeting_id = v.meeting_id AND i.case_id = v.case_id
    WHERE i.case_id = c.id AND v.member_id = a.id AND i.result = c.state AND ${LAST_ITEM}))`;

/** 谁作出，谁回避: nobody reviews what they decided themselves. */
export async function tookDecision(tx: EntityManager, caseId: string, accountIds: readonly string[]): Promise<boolean> {
  const rows = await tx.query<{ took: boolean }[]>(
    `SELECT ${TOOK_DECISION} AS took FROM procedure_case c, account a WHERE c.id = $1 AND a.id = ANY($2)`,
    [caseId, accountIds],
  );
  return rows.some(({ took }) => took);
}

/**
 * 复核 of a decision: nobody reviews what they had a part in: who moved the case there, who voted on it at the meeting that came to it,
 * and who would stand aside on the case. @param handled the case of the review
 * @throws {Refusal} reconsideration.ownDecision, case.standAside
 */
export async function refuseOwnDecision(
  tx: EntityManager,
  { theCase, measure, at }: Handled,
  accountIds: readonly string[],
): Promise<void> {
  const { accreditationId } = await tx.getRepository(Reconsideration).findOneByOrFail({ caseId: theCase.id });
  if (await tookDecision(tx, accreditationId, accountIds)) throw new Refusal('reconsideration.ownDecision');
  const reviewed = await caseById(tx, accreditationId);
  if (!reviewed) throw new Refusal('request.notFound');
  await refuseInvolved(tx, { theCase: reviewed, measure, at }, accountIds);
}

/** Is there anybody who decides, took no part in the case and its decision, and would not have to stand aside? */
export async function somebodyMayAnswer(
  tx: EntityManager,
  reviewed: ProcedureCase,
  measure: Measure,
  at: Date,
): Promise<boolean> {
  const others = await tx.query<{ id: string }[]>(
    `SELECT a.id FROM account a, procedure_case c
     WHERE c.id = $1 AND a.roles @> '{decisionMaker}' AND a.disabled_at IS NULL AND NOT ${TOOK_DECISION} AND NOT ${TOOK_PART_IN_CASE}
       AND NOT EXISTS (SELECT FROM meeting_recusal r WHERE r.case_id = c.id AND r.member_id = a.id)
     ORDER BY a.id`,
    [reviewed.id],
  );
  const known = await avoidancesFrom(
    tx,
    { theCase: reviewed, measure, at },
    others.map(({ id }) => id),
  );
  return known.some(({ avoidances }) => avoidances.length === 0);
}
