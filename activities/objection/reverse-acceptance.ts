import { Refusal } from '#contracts/problems.js';
import { askForScreening, endItemsOf, noticeOf, rejoinNotice } from '#persistence/record/objections.js';
import type { MoveContext } from '../cases/move.js';

/**
 * 撤销受理: the objection waits again for somebody to say whether it is accepted, and its case is under the notice of all again.
 * The case is in the state to which the reversal leads.
 * @throws {Refusal} reversal.noticeEnded where that notice has ended meanwhile: such a case waits for its objection
 */
export async function screenAgain({ tx, theCase, actor }: MoveContext): Promise<void> {
  if (theCase.state === 'underPublicNotice') {
    const notice = await noticeOf(tx, theCase.id);
    if (!notice?.runs) throw new Refusal('reversal.noticeEnded');
    await rejoinNotice(tx, theCase, notice);
  }
  const [accepted] = await tx.query<{ id: string }[]>(
    `SELECT c.payload->>'objectionId' AS id FROM audit_entry e JOIN command c ON c.id = e.command_id
     WHERE e.case_id = $1 AND e.action = 'acceptObjection' ORDER BY e.id DESC LIMIT 1`,
    [theCase.id],
  );
  if (!accepted) throw new Error(`no objection to case ${theCase.id} was accepted`);
  await tx.query(`UPDATE objection SET state = 'filed', summary = NULL WHERE id = $1`, [accepted.id]);
  await endItemsOf(tx, accepted.id, actor?.accountId ?? null, 'reverse');
  await askForScreening(tx, theCase, accepted.id);
}
