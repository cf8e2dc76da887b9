import type { EntityManager } from 'typeorm';
import type { Measure } from '#domain/measures/measure.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { acquaintedWith } from './avoidance.js';
import { LAST_ITEM } from './meeting/meeting.js';
import { TOOK_PART_IN_CASE } from './standing-aside.js';

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
  const known = await acquaintedWith(
    tx,
    { theCase: reviewed, measure, at },
    others.map(({ id }) => id),
  );
  return known.some(({ avoidances }) => avoidances.length === 0);
}
