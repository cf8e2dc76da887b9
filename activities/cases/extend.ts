import type { EntityManager } from 'typeorm';
import { Refusal, refusalAt, sentence } from '#contracts/problems.js';
import { STATE_TEXTS, text } from '#contracts/texts.js';
import { EXTENDED } from '#contracts/timeline-texts.js';
import type { Deadline } from '#domain/clock/deadline.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { extendDeadline } from '#persistence/record/deadline.js';
import { lockSelected } from '#persistence/record/meeting/meeting.js';
import { limitText } from '#contracts/limit-text.js';
import { concerned } from './concerned.js';
import type { DecisionMove, MoveContext } from './move.js';

/** States whose limit is that of the meeting. */
const CARRIED = ['proposed', 'underAnnouncement'];

/** 延长期限: more working days for the open stage, with a reason; whoever has the turn and the applicant are told. */
export const extend: DecisionMove = async (context) => {
  const { tx, theCase, measure, payload, now } = context;
  const workingDays = payload['workingDays'] as number;
  const reason = payload['reason'] as string;
  const { maxWorkingDays: max, article } = measure.extension;
  const open = await openLimit(tx, theCase);
  if (!open) throw new Refusal('case.noLimit');
  if (open.granted + workingDays > max) {
    throw refusalAt('workingDays', 'case.extensionTooLong', { max, granted: open.granted, article });
  }
  const limit = await extendDeadline(tx, theCase, measure, workingDays);
  if (!limit) throw new Refusal('case.noLimit');
  const { deadline, wakeAt } = limit;
  if (deadline.dueAt <= now)
    await refusePast(context, { workingDays, deadline, left: max - open.granted - workingDays });
  theCase.dueAt = deadline.dueAt;
  theCase.wakeAt = wakeAt;
  theCase.overdue = false;
  theCase.version += 1;
  await tx.query(`UPDATE procedure_case SET due_at = $2, wake_at = $4, overdue = false, version = $3 WHERE id = $1`, [
    theCase.id,
    theCase.dueAt,
    theCase.version,
    theCase.wakeAt,
  ]);
  if (theCase.kind === 'meeting') await extendCarried(tx, theCase.id, open.dueAt);
  const rehearsal = theCase.rehearsalDaySeconds !== null;
  const [before, after] = [limitText(open, rehearsal), limitText(deadline, rehearsal)];
  const limits = { before: before.en, afterZh: after.zh, afterEn: after.en, workingDays };
  const { zh: stageZh, en: stageEn } = text(STATE_TEXTS, theCase.state);
  const params = { title: theCase.title, stageZh, stageEn, reason, ...limits };
  return {
    to: theCase.state,
    rule: article,
    reason,
    detail: sentence(EXTENDED, limits),
    notices: (await concerned(tx, theCase)).map((to) => ({ to, template: 'case.extended', params })),
  };
};

/** What a meeting carries has its limit: the cases that are due with it. */
async function extendCarried(tx: EntityManager, meetingId: string, dueBefore: Date): Promise<void> {
  const cases = await lockSelected(tx, meetingId, CARRIED);
  const ids = cases.filter(({ dueAt }) => dueAt?.getTime() === dueBefore.getTime()).map(({ id }) => id);
  await tx.query(
    `WITH limits AS (
       UPDATE case_deadline l SET due_on = m.due_on, due_at = m.due_at, provisional = m.provisional,
         explanation = m.explanation, extended_working_days = m.extended_working_days
       FROM case_deadline m WHERE l.case_id = ANY($2::uuid[]) AND l.closed_at IS NULL AND m.case_id = $1 AND m.closed_at IS NULL
     )
     UPDATE procedure_case c SET due_at = m.due_at FROM procedure_case m WHERE m.id = $1 AND c.id = ANY($2::uuid[])`,
    [meetingId, ids],
  );
}

/**
 * A limit that is over before it begins helps nobody. What is computed here on the way to the refusal is undone with it.
 * @throws {Refusal} case.extensionInPast with the least that helps, case.extensionUsedUp where nothing does
 */
async function refusePast(
  { tx, theCase, measure, now }: MoveContext,
  { workingDays, deadline, left }: { workingDays: number; deadline: Deadline; left: number },
): Promise<never> {
  const { maxWorkingDays: max, article } = measure.extension;
  const rehearsal = theCase.rehearsalDaySeconds !== null;
  let last = deadline;
  for (let more = 1; more <= left; more += 1) {
    last = (await extendDeadline(tx, theCase, measure, 1))?.deadline ?? last;
    if (last.dueAt <= now) continue;
    const { zh: dueZh, en: dueEn } = limitText(deadline, rehearsal);
    throw refusalAt('workingDays', 'case.extensionInPast', { workingDays, dueZh, dueEn, least: workingDays + more });
  }
  const { zh: dueZh, en: dueEn } = limitText(last, rehearsal);
  throw new Refusal('case.extensionUsedUp', { max, article, dueZh, dueEn });
}

async function openLimit(
  tx: EntityManager,
  { id }: ProcedureCase,
): Promise<{ dueOn: string; dueAt: Date; granted: number } | undefined> {
  const [open] = await tx.query<{ dueOn: string; dueAt: Date; granted: number }[]>(
    `SELECT due_on AS "dueOn", due_at AS "dueAt", extended_working_days AS granted FROM case_deadline
     WHERE case_id = $1 AND closed_at IS NULL ORDER BY id DESC LIMIT 1`,
    [id],
  );
  return open;
}
