import { Refusal } from '#contracts/problems.js';
import { OPEN_OBJECTIONS } from '#domain/objection/objection.js';
import { lockCase } from '#persistence/record/cases.js';
import { onlyBasesOnPlatforms } from '#persistence/record/meeting/grounds.js';
import {
  askForDecision,
  askForScreening,
  dueWithTheirCases,
  endDecisionOnNone,
  endItemsOf,
  noticeOf,
  rejoinNotice,
} from '#persistence/record/objections.js';
import type { MoveContext } from '../cases/move.js';
import { keepQuotas } from '../meeting/conclusion.js';
import { restWithout } from '../meeting/standing-still.js';

/**
 * 撤销受理: the objection waits again for somebody to say whether it is accepted, and its case is under the notice of all again.
 * The case is in the state to which the reversal leads.
 * @throws {Refusal} reversal.noticeEnded where that notice has ended meanwhile: such a case waits for its objection
 */
export async function screenAgain(context: MoveContext): Promise<void> {
  const { tx, theCase } = context;
  if (theCase.state === 'underPublicNotice') {
    const notice = await noticeOf(tx, theCase.id);
    if (!notice?.runs) throw new Refusal('reversal.noticeEnded');
    await rejoinNotice(tx, theCase, notice);
  }
  await backTo(context, { action: 'acceptObjection', state: 'filed' });
}

/**
 * 撤销对异议的处理: it waits again for an answer, or to be screened, and its case stands still for it. Of an answer that ended the case
 * the other objections wait again, too.
 */
export async function answerAgain(context: MoveContext, action: ObjectionAnswer): Promise<void> {
  const { tx, theCase } = context;
  const answered = await backTo(context, { action, state: action === 'refuseObjection' ? 'filed' : 'accepted' });
  if (theCase.state === 'underObjection') await endDecisionOnNone(tx, theCase.id, 'reverse');
  await dueWithTheirCases(tx, [theCase.id]);
  if (action !== 'upholdObjection') return restWithout(context, 'reverse');
  const others = await tx.query<{ id: string; state: 'filed' | 'accepted' }[]>(
    `SELECT id, state FROM objection WHERE case_id = $1 AND id <> $2 AND state = ANY($3) ORDER BY id`,
    [theCase.id, answered, OPEN_OBJECTIONS],
  );
  for (const { id, state } of others) await askAgain(context, id, state);
}

/**
 * A case that had lost its title to an objection stands on the way to it again.
 * @throws {Refusal} reversal.meetingEnded where nobody is left to carry it there, meeting.overQuota, decision.otherBase where its place
 *   was given to others meanwhile
 */
export async function refuseWithoutPlace(context: MoveContext): Promise<void> {
  const { tx, theCase, measure } = context;
  const notice = await noticeOf(tx, theCase.id);
  const meeting = notice && (await lockCase(tx, notice.meetingId));
  if (!meeting || meeting.closedAt) throw new Refusal('reversal.meetingEnded');
  await keepQuotas(context, theCase.groupId as string, [{ theCase, outcome: { result: 'selected' } }]);
  await onlyBasesOnPlatforms({ tx, measure }, [theCase]);
}

export type ObjectionAnswer = 'refuseObjection' | 'dismissObjection' | 'upholdObjection';

/** The objection of the last such decision. @returns its id */
async function backTo(
  context: MoveContext,
  { action, state }: { action: ObjectionAnswer | 'acceptObjection'; state: 'filed' | 'accepted' },
): Promise<string> {
  const { tx, theCase, actor } = context;
  const [last] = await tx.query<{ id: string }[]>(
    `SELECT c.payload->>'objectionId' AS id FROM audit_entry e JOIN command c ON c.id = e.command_id
     WHERE e.case_id = $1 AND e.action = $2 ORDER BY e.id DESC LIMIT 1`,
    [theCase.id, action],
  );
  if (!last) throw new Error(`no ${action} of an objection to case ${theCase.id} is on record`);
  await tx.query(
    `UPDATE objection SET state = $2, summary = CASE WHEN $2 = 'filed' THEN NULL ELSE summary END, refusal_ground = NULL,
       answer = NULL, decided_at = NULL WHERE id = $1`,
    [last.id, state],
  );
  await endItemsOf(tx, last.id, actor?.accountId ?? null, 'reverse');
  await askAgain(context, last.id, state);
  return last.id;
}

function askAgain({ tx, theCase }: MoveContext, objectionId: string, state: 'filed' | 'accepted'): Promise<void> {
  return state === 'filed' ? askForScreening(tx, theCase, objectionId) : askForDecision(tx, theCase, objectionId);
}
