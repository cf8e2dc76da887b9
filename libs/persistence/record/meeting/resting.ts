import { v7 as uuid } from 'uuid';
import type { EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import type { Measure } from '#domain/measures/measure.js';
import { MEETING } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../../entities/case.entities.js';
import { currentCalendar } from '../calendar.js';
import { nextWake, remindersOfStage } from '../deadline.js';
import { runningLimit } from '../reminders.js';
import { enqueueSignal } from '../trail.js';

/** Stages in which a meeting waits for its officers, by the state of the cases that they are about. */
export const CARRIED_IN = { proposed: 'underNoticePreparation', underAnnouncement: 'underAnnouncement' } as const;
type Carried = keyof typeof CARRIED_IN;

export function isCarried(state: string): state is Carried {
  return state in CARRIED_IN;
}

interface Rest {
  readonly tx: EntityManager;
  readonly theCase: ProcedureCase;
  readonly actor: Pick<ActorRef, 'accountId'> | undefined;
  readonly now: Date;
  /** What leaves it nothing to do. */
  readonly outcome?: string;
}

/**
 * What could be announced is announced, and the others wait for their objections: until one of them is settled the officers have
 * nothing to do, and no limit. The meeting's case is changed and saved.
 */
export async function rest({ tx, theCase: meeting, actor, now, outcome = 'announce' }: Rest): Promise<void> {
  meeting.dueAt = null;
  meeting.wakeAt = null;
  meeting.overdue = false;
  await tx.query(
    `WITH items AS (
       UPDATE work_item SET closed_at = $2, closed_by = $3, outcome = $4 WHERE case_id = $1 AND closed_at IS NULL
     ), limits AS (
       UPDATE case_deadline SET closed_at = $2 WHERE case_id = $1 AND closed_at IS NULL
     )
     UPDATE procedure_case SET due_at = NULL, wake_at = NULL, overdue = false WHERE id = $1`,
    [meeting.id, now, actor?.accountId ?? null, outcome],
  );
}

/**
 * A case is published or announced after the others: a meeting that rests there has something to do again, with that case's limit. One
 * that is elsewhere looks whether it can go there.
 */
export async function wakeUp(
  tx: EntityManager,
  meetingId: string,
  { theCase, measure, now }: { readonly theCase: ProcedureCase; readonly measure: Measure; readonly now: Date },
  carried: Carried = 'underAnnouncement',
): Promise<void> {
  const limit = await runningLimit(tx, theCase.id);
  if (!limit) return;
  const { rehearsalDaySeconds } = theCase;
  const state = CARRIED_IN[carried];
  const stage = { kind: MEETING.kind, state, rehearsalDaySeconds };
  const reminders = remindersOfStage(stage, measure, limit, now, await currentCalendar(tx));
  const [meeting] = await tx.query<{ workflowId: string }[]>(
    `WITH woken AS (
       UPDATE procedure_case SET due_at = $3, wake_at = $4
       WHERE id = $1 AND state = $5 AND due_at IS NULL RETURNING id, workflow_id
     ), limits AS (
       INSERT INTO case_deadline (id, case_id, rule, opened_at, due_on, due_at, provisional, explanation)
       SELECT $6, woken.id, l.rule, l.opened_at, l.due_on, l.due_at, l.provisional, l.explanation
       FROM woken, case_deadline l WHERE l.id = $2
     ), items AS (
       INSERT INTO work_item (id, case_id, task, role, opened_at, due_at)
       SELECT $7, id, $8, $9, $10, $3 FROM woken
     )
     SELECT workflow_id AS "workflowId" FROM procedure_case WHERE id = $1`,
    [
      meetingId,
      limit.id,
      limit.dueAt,
      nextWake(limit, reminders, now),
      state,
      uuid(),
      uuid(),
      MEETING.stages[state].task,
      MEETING.stages[state].turn,
      now,
    ],
  );
  // Its run may have waited without a clock.
  if (meeting) await enqueueSignal(tx, meeting.workflowId, STAGE_COMPLETE);
}
