import { Refusal, refusalAt, sentence } from '#contracts/problems.js';
import { WINDOW_EXTENDED } from '#contracts/timeline-texts.js';
import { endOfDay, startOfDay, yearOf } from '#domain/common/calendar-date.js';
import { currentCalendar } from '#persistence/record/calendar.js';
import { nextWake, remindersOfStage } from '#persistence/record/deadline.js';
import type { DecisionMove, MoveContext } from '../cases/move.js';

interface Window {
  readonly opensOn: string;
  readonly closesOn: string;
  readonly year: number;
}

/** 延长申报期: a later cut-off, while the window is still open. Every organisation that has a dossier in the batch is told. */
export const extendWindow: DecisionMove = async (context) => {
  const { tx, theCase, measure, payload, now } = context;
  const { closesOn, reason } = payload as { closesOn: string; reason: string };
  // Whoever has passed the cut-off is too late, whether or not the run could close the window yet.
  if (theCase.dueAt && theCase.dueAt <= now) throw new Refusal('case.stageOver');
  const before = await lockWindow(context);
  if (closesOn <= before.closesOn) {
    throw refusalAt('closesOn', 'batch.windowNotLonger', { closesOn: before.closesOn });
  }
  if (yearOf(closesOn) !== before.year) throw refusalAt('closesOn', 'batch.windowLeavesYear', { year: before.year });
  const limit = { dueOn: closesOn, dueAt: endOfDay(closesOn) };
  const calendar = await currentCalendar(tx);
  const reminders = remindersOfStage(theCase, measure, limit, startOfDay(before.opensOn), calendar);
  theCase.dueAt = limit.dueAt;
  theCase.wakeAt = nextWake(limit, reminders, now);
  theCase.version += 1;
  const said = { before: before.closesOn, closesOn };
  await tx.query(
    `WITH guide AS (
       UPDATE batch SET closes_on = $2 WHERE id = $1
     ), limits AS (
       UPDATE case_deadline SET due_on = $2, due_at = $3, explanation = $4 WHERE case_id = $1 AND closed_at IS NULL
     )
     UPDATE procedure_case SET due_at = $3, wake_at = $5, version = $6 WHERE id = $1`,
    [
      theCase.id,
      closesOn,
      limit.dueAt,
      JSON.stringify(sentence(WINDOW_EXTENDED, said)),
      theCase.wakeAt,
      theCase.version,
    ],
  );
  const params = { title: theCase.title, reason, ...said };
  return {
    to: theCase.state,
    rule: measure.deadlines.guideWindow.article,
    reason,
    detail: sentence(WINDOW_EXTENDED, said),
    notices: (await applicants(context)).map((organisationId) => ({
      to: { organisationId },
      template: 'batch.windowExtended',
      params,
    })),
  };
};

/** The window as the guide has it; until the transaction ends nobody submits, and it does not close. */
async function lockWindow({ tx, theCase }: MoveContext): Promise<Window> {
  const [window] = await tx.query<Window[]>(
    `SELECT opens_on AS "opensOn", closes_on AS "closesOn", year FROM batch WHERE id = $1 FOR UPDATE`,
    [theCase.id],
  );
  if (!window) throw new Refusal('request.notFound');
  return window;
}

/** Whoever has begun or submitted a dossier: one that was submitted may be withdrawn and written anew. */
async function applicants({ tx, theCase }: MoveContext): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT organisation_id AS id FROM dossier WHERE batch_id = $1 ORDER BY organisation_id`,
    [theCase.id],
  );
  return rows.map(({ id }) => id);
}
