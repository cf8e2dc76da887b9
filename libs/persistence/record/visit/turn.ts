import { v7 as uuid } from 'uuid';
import type { EntityManager } from 'typeorm';
import type { Role } from '#domain/procedures/procedure.js';
import type { ProcedureCase } from '../../entities/case.entities.js';
import { agreedPlan, unsignedMembers, type Visit } from './visit.js';

/** What a visit waits for, in order; tasks of work items. */
const TASKS = ['visitPlan', 'visitAnswer', 'onsiteAssessment', 'visitSignature', 'visitConclusion'] as const;

interface Item {
  readonly task: (typeof TASKS)[number];
  readonly role: Role;
  readonly assigneeId: string | null;
  readonly organisationId: string | null;
  readonly dueAt: Date | null;
}

/**
 * Brings the work list in line with the visit as it now stands: whoever has the turn has a work item, nobody else does. What
 * was open before counts as done by `by`.
 */
export async function passTurn(
  tx: EntityManager,
  theCase: ProcedureCase,
  visit: Visit,
  { by, outcome }: { readonly by: string | null; readonly outcome: string },
): Promise<void> {
  const items = itemsOf(visit, theCase);
  await tx.query(
    `WITH wanted AS (
       SELECT * FROM unnest($5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::uuid[], $10::timestamptz[])
         AS w (id, task, role, assignee_id, organisation_id, due_at)
     ), standing AS (
       SELECT i.id, w.id AS wanted FROM work_item i LEFT JOIN wanted w
         ON w.task = i.task AND w.assignee_id IS NOT DISTINCT FROM i.assignee_id AND w.due_at IS NOT DISTINCT FROM i.due_at
       WHERE i.case_id = $1 AND i.closed_at IS NULL AND i.task = ANY($4)
     ), done AS (
       UPDATE work_item SET closed_at = now(), closed_by = $2, outcome = $3
       WHERE id IN (SELECT id FROM standing WHERE wanted IS NULL) RETURNING id
     )
     INSERT INTO work_item (id, case_id, task, role, assignee_id, organisation_id, opened_at, due_at)
     SELECT id, $1, task, role, assignee_id, organisation_id, now(), due_at FROM wanted
     WHERE id NOT IN (SELECT wanted FROM standing WHERE wanted IS NOT NULL)
       -- Read before anything is opened: of one task and person only one may be open.
       AND (SELECT count(*) FROM done) >= 0`,
    [
      theCase.id,
      by,
      outcome,
      TASKS,
      items.map(() => uuid()),
      items.map(({ task }) => task),
      items.map(({ role }) => role),
      items.map(({ assigneeId }) => assigneeId),
      items.map(({ organisationId }) => organisationId),
      items.map(({ dueAt }) => dueAt),
    ],
  );
}

function itemsOf(visit: Visit, { dueAt, organisationId }: ProcedureCase): Item[] {
  const { plan, findings } = visit;
  const of = (task: Item['task']): Item => ({ task, role: 'assessor', assigneeId: null, organisationId: null, dueAt });
  if (plan === null || plan.state === 'declined') return [of('visitPlan')];
  if (!agreedPlan(visit)) {
    return [
      {
        ...of('visitAnswer'),
        role: 'applicant',
        organisationId,
        dueAt: plan.answerDueAt === null ? null : new Date(plan.answerDueAt),
      },
    ];
  }
  if (findings === null) return [of('onsiteAssessment')];
  const unsigned = unsignedMembers(visit);
  if (unsigned.length === 0) return [of('visitConclusion')];
  return unsigned.map(({ accountId, seat }) => ({
    ...of('visitSignature'),
    role: seat === 'expert' ? 'expert' : 'caseOfficer',
    assigneeId: accountId,
  }));
}
