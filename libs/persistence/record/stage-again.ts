import { v7 as uuid } from 'uuid';
import type { EntityManager } from 'typeorm';
import type { Measure } from '#domain/measures/measure.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { calendarVersion } from './calendar.js';
import { limitOfStage, openingsOf, type StageLimit } from './deadline.js';
import type { StageEntry } from './stage.js';

/**
 * Locked cases of one procedure and one measure go back to an open stage that they have left: its limit goes on where it had stopped, and
 * nobody in particular has the turn. Three statements, however many there are. The cases are changed and saved, each with its outcome.
 */
export async function enterAgainTogether(
  tx: EntityManager,
  cases: readonly ProcedureCase[],
  measure: Measure,
  { to, now, movedBy, outcome }: Pick<StageEntry, 'to' | 'now' | 'movedBy' | 'outcome'>,
): Promise<void> {
  const [first] = cases;
  if (!first) return;
  const key = PROCEDURES[first.kind].stages[to]?.deadline;
  if (!key) throw new Error(`${to} of ${first.kind} has no limit that could go on`);
  const ids = cases.map(({ id }) => id);
  const openings = await openingsOf(tx, ids);
  const calendar = await calendarVersion(tx);
  const limits: StageLimit[] = [];
  for (const theCase of cases) {
    Object.assign(theCase, AS_ENTERED, { state: to, version: theCase.version + 1, stateSince: now });
    // Its calendar is known: nothing is asked.
    const limit = await limitOfStage(tx, theCase, measure, openings(theCase.id, key), {
      calendar,
      continuesLimit: true,
    });
    if (!limit) throw new Error(`${key} of case ${theCase.id} does not run`);
    theCase.dueAt = limit.deadline.dueAt;
    theCase.wakeAt = limit.wakeAt;
    limits.push(limit);
  }
  await tx.query(
    `WITH items AS (
       UPDATE work_item SET closed_at = $2, closed_by = $3, outcome = $4 WHERE case_id = ANY($1::uuid[]) AND closed_at IS NULL
         AND objection_id IS NULL
     ), closed AS (
       UPDATE case_deadline SET closed_at = $2 WHERE case_id = ANY($1::uuid[]) AND closed_at IS NULL
     ), opened AS (
       INSERT INTO case_deadline (id, case_id, rule, opened_at, due_on, due_at, provisional, explanation, extended_working_days, continues)
       SELECT l.id, l.case_id, $5::text, $2, l.due_on, l.due_at, l.provisional, l.explanation, l.granted, l.continues
       FROM unnest($6::uuid[], $1::uuid[], $7::date[], $8::timestamptz[], $9::boolean[], $10::jsonb[], $11::int[], $12::boolean[])
         AS l (id, case_id, due_on, due_at, provisional, explanation, granted, continues)
     )
     UPDATE procedure_case c SET state = $13, version = c.version + 1, state_since = $2, overdue = false, due_at = m.due_at,
       wake_at = m.wake_at, outcome = m.outcome, closed_at = NULL, suspended_at = NULL, answer_due_at = NULL, answer_remind_at = NULL
     FROM unnest($1::uuid[], $8::timestamptz[], $14::timestamptz[], $15::jsonb[]) AS m (id, due_at, wake_at, outcome) WHERE c.id = m.id`,
    [
      ids,
      now,
      movedBy,
      outcome,
      key,
      ids.map(() => uuid()),
      limits.map(({ deadline }) => deadline.dueOn),
      limits.map(({ deadline }) => deadline.dueAt),
      limits.map(({ deadline }) => deadline.provisional),
      limits.map(({ deadline }) => JSON.stringify(deadline.explanation)),
      limits.map(({ granted }) => granted),
      limits.map(({ continues }) => continues),
      to,
      limits.map(({ wakeAt }) => wakeAt),
      cases.map((theCase) => JSON.stringify(theCase.outcome)),
    ],
  );
}

const AS_ENTERED = {
  overdue: false,
  suspendedAt: null,
  answerDueAt: null,
  answerRemindAt: null,
  closedAt: null,
} as const satisfies Partial<ProcedureCase>;
