import type { EntityManager } from 'typeorm';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { deadlineOf, type ClockStop, type Deadline } from '#domain/clock/deadline.js';
import type { Measure } from '#domain/measures/measure.js';
import type { ProcedureCase } from '../../entities/case.entities.js';
import { currentCalendar } from '../calendar.js';
import { lastReminderBefore } from '../deadline.js';
import { audit, enqueueSignal, notify } from '../trail.js';
import { silenceNotices } from './plan-notices.js';
import { passTurn } from './turn.js';
import { visitOf } from './visit.js';

/** The action of the clock, for the trail. */
const BY_SILENCE = 'agreeVisitBySilence';

/** A plan waits for its answer: the run of the case is told that there are further instants to wake at. */
export async function awaitAnswer(
  tx: EntityManager,
  theCase: ProcedureCase,
  measure: Measure,
  { openedAt, limit }: { readonly openedAt: Date; readonly limit: Pick<Deadline, 'dueOn' | 'dueAt'> },
): Promise<void> {
  const remindAt = await lastReminderBefore(tx, theCase, measure, { key: 'visitAnswer', openedAt, limit });
  await keepAnswerLimit(tx, theCase, limit.dueAt, remindAt);
  await enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
}

/** Nobody has to answer any more. */
export function endAnswerLimit(tx: EntityManager, theCase: ProcedureCase): Promise<void> {
  return keepAnswerLimit(tx, theCase, null, null);
}

/** 停止计时: while the case stands still, or is with its experts again, nobody can answer, and silence says nothing. */
export async function stopAnswerLimit(tx: EntityManager, theCase: ProcedureCase, now: Date): Promise<void> {
  await tx.query(
    `WITH items AS (
       UPDATE work_item SET due_at = NULL WHERE case_id = $1 AND task = 'visitAnswer' AND closed_at IS NULL
     )
     UPDATE visit_plan SET answer_due_at = NULL,
       answer_stops = answer_stops || jsonb_build_array(jsonb_build_object('stoppedAt', $2::timestamptz))
     WHERE case_id = $1 AND state = 'proposed' AND answer_due_at > $2`,
    [theCase.id, now],
  );
  await endAnswerLimit(tx, theCase);
}

interface WaitingPlan {
  readonly proposedAt: Date;
  readonly dueAt: Date | null;
  readonly dueOn: string;
  readonly stops: readonly { readonly stoppedAt: string; readonly resumedAt?: string }[];
}

/** The clock of the answer goes on, without the time in between. A plan that was answered, or that silence had answered before, has none. */
export async function resumeAnswerLimit(
  tx: EntityManager,
  theCase: ProcedureCase,
  measure: Measure,
  now: Date,
): Promise<void> {
  const [plan] = await tx.query<WaitingPlan[]>(
    `SELECT proposed_at AS "proposedAt", answer_due_at AS "dueAt", answer_due_on AS "dueOn", answer_stops AS stops
     FROM visit_plan WHERE case_id = $1 AND state = 'proposed'`,
    [theCase.id],
  );
  if (!plan) return;
  const { dueAt, dueOn } = plan;
  const limit = dueAt ? { dueAt, dueOn } : await goOn(tx, theCase, measure, plan, now);
  await awaitAnswer(tx, theCase, measure, { openedAt: now, limit });
}

async function goOn(
  tx: EntityManager,
  { id, rehearsalDaySeconds }: ProcedureCase,
  measure: Measure,
  { proposedAt, stops }: WaitingPlan,
  now: Date,
): Promise<Deadline> {
  const limit = deadlineOf({
    rule: measure.deadlines.visitAnswer,
    calendar: await currentCalendar(tx),
    openedAt: proposedAt,
    stops: stops.map(({ stoppedAt, resumedAt }): ClockStop => ({
      stoppedAt: new Date(stoppedAt),
      resumedAt: resumedAt ? new Date(resumedAt) : now,
    })),
    rehearsalDaySeconds,
  });
  await tx.query(
    `WITH items AS (
       UPDATE work_item SET due_at = $2 WHERE case_id = $1 AND task = 'visitAnswer' AND closed_at IS NULL
     )
     UPDATE visit_plan SET answer_due_at = $2, answer_due_on = $3, answer_explanation = $4,
       answer_stops = jsonb_set(answer_stops, '{-1,resumedAt}', to_jsonb($5::timestamptz))
     WHERE case_id = $1`,
    [id, limit.dueAt, limit.dueOn, JSON.stringify(limit.explanation), now],
  );
  return limit;
}

/** 逾期未答复视为同意: the turn goes to whoever visits, everybody concerned is told, and the record says that it was silence. */
export async function agreeBySilence(
  tx: EntityManager,
  theCase: ProcedureCase,
  measure: Measure,
  now: Date,
): Promise<void> {
  if (!theCase.answerDueAt || theCase.answerDueAt > now) return;
  await endAnswerLimit(tx, theCase);
  await tx.query(`UPDATE visit_plan SET state = 'agreed', answered_at = $2 WHERE case_id = $1 AND state = 'proposed'`, [
    theCase.id,
    now,
  ]);
  const visit = await visitOf(tx, theCase.id);
  await passTurn(tx, theCase, visit, { by: null, outcome: BY_SILENCE });
  await audit(tx, {
    caseId: theCase.id,
    subject: { kind: theCase.kind, id: theCase.subjectId },
    actorId: null,
    actorRole: 'system',
    action: BY_SILENCE,
    rule: measure.deadlines.visitAnswer.article,
    after: { state: theCase.state, sequence: visit.plan?.sequence, day: visit.plan?.day },
  });
  await notify(tx, `${theCase.id}/visit/${visit.plan?.sequence}/silence`, theCase.id, silenceNotices(theCase, visit));
}

async function keepAnswerLimit(
  tx: EntityManager,
  theCase: ProcedureCase,
  dueAt: Date | null,
  remindAt: Date | null,
): Promise<void> {
  theCase.answerDueAt = dueAt;
  theCase.answerRemindAt = remindAt;
  await tx.query(`UPDATE procedure_case SET answer_due_at = $2, answer_remind_at = $3 WHERE id = $1`, [
    theCase.id,
    dueAt,
    remindAt,
  ]);
}
