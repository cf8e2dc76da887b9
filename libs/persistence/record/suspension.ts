import type { EntityManager } from 'typeorm';
import { limitText } from '#contracts/limit-text.js';
import { Refusal } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { Measure } from '#domain/measures/measure.js';
import { isCollective, PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { nextWake, recompute, type StageLimit } from './deadline.js';
import { resumeAnswerLimit, stopAnswerLimit } from './visit/answer-limit.js';

type Queryable = Pick<EntityManager, 'query'>;

/** Since when a case is suspended, as people read it. */
export function suspendedOn({ suspendedAt, rehearsalDaySeconds }: ProcedureCase): string {
  const since = suspendedAt as Date;
  return limitText({ dueOn: calendarDateOf(since), dueAt: since }, rehearsalDaySeconds !== null).en;
}

/** @throws {Refusal} case.suspended, with since when and why */
export async function refuseWhileSuspended(tx: Queryable, theCase: ProcedureCase): Promise<void> {
  if (!theCase.suspendedAt) return;
  const [line] = await tx.query<{ reason: string | null }[]>(
    `SELECT reason FROM audit_entry WHERE case_id = $1 AND action = 'suspend' ORDER BY id DESC LIMIT 1`,
    [theCase.id],
  );
  throw new Refusal(
    'case.suspended',
    { on: suspendedOn(theCase), reason: line?.reason ?? '' },
    { suspendedSince: theCase.suspendedAt.toISOString() },
  );
}

/** 停止计时: a clock that stands has no limit; case and work items lose theirs until it goes on. */
export async function stopClock(tx: EntityManager, theCase: ProcedureCase, now: Date): Promise<void> {
  theCase.suspendedAt = now;
  theCase.dueAt = null;
  theCase.wakeAt = null;
  theCase.version += 1;
  await tx.query(
    `WITH items AS (
       UPDATE work_item w SET due_at = NULL FROM procedure_case c
       WHERE c.id = $1 AND w.case_id = $1 AND w.closed_at IS NULL AND w.due_at IS NOT DISTINCT FROM c.due_at
     ), limits AS (
       UPDATE case_deadline SET stops = stops || jsonb_build_array(jsonb_build_object('stoppedAt', $2::timestamptz))
       WHERE case_id = $1 AND closed_at IS NULL
     )
     UPDATE procedure_case SET suspended_at = $2, due_at = NULL, wake_at = NULL, version = $3 WHERE id = $1`,
    [theCase.id, now, theCase.version],
  );
  await stopAnswerLimit(tx, theCase, now);
}

/** The clock goes on: the limit is computed again without the time in between. @returns undefined where no limit runs */
export async function resumeClock(
  tx: EntityManager,
  theCase: ProcedureCase,
  measure: Measure,
  now: Date,
): Promise<StageLimit | undefined> {
  await tx.query(
    `UPDATE case_deadline SET stops = jsonb_set(stops, '{-1,resumedAt}', to_jsonb($2::timestamptz))
     WHERE case_id = $1 AND closed_at IS NULL`,
    [theCase.id, now],
  );
  const key = PROCEDURES[theCase.kind].stages[theCase.state]?.deadline;
  const limit = key && (await recompute(tx, theCase, measure, key, 0));
  const stoppedAt = theCase.suspendedAt as Date;
  theCase.suspendedAt = null;
  theCase.dueAt = limit?.deadline.dueAt ?? null;
  // What would have fallen due in between is made up for.
  theCase.wakeAt = limit && !isCollective(theCase) ? nextWake(limit.deadline, limit.reminders, stoppedAt) : null;
  theCase.version += 1;
  await tx.query(
    `UPDATE procedure_case SET suspended_at = NULL, due_at = $2, wake_at = $3, version = $4 WHERE id = $1`,
    [theCase.id, theCase.dueAt, theCase.wakeAt, theCase.version],
  );
  if (theCase.state === 'underOnsiteAssessment') await resumeAnswerLimit(tx, theCase, measure, now);
  return limit;
}
