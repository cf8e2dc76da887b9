import type { EntityManager } from 'typeorm';
import { LAST_ITEM } from '#persistence/record/meeting/meeting.js';

/**
 * The order in which rows are locked, everywhere; whoever took them in another one could wait for each other for good:
 *
 * 1. the command of a decision and, shared, the delegation by which it, or any other act, is asked for; the dossier of a submission;
 * 2. the meeting: votes, its conclusion, publishing, the end of its notice, an objection that is filed or settled;
 * 3. the cases, several of them in the order of their ids;
 * 4. the row of the batch (quotas, the cut-off, a conclusion that is taken back). Convening takes it before the cases, but only those that
 *    wait and that no open agenda holds;
 * 5. the platform on which a title is given.
 *
 * A move begins with its own case. What it needs of the meeting is therefore locked before it, by verb.
 */
export const LOCKED_FIRST: Readonly<Record<string, (tx: EntityManager, caseId: string) => Promise<unknown>>> = {
  // A case goes back to the notice of all, or behind it: meanwhile that notice does not end. Behind it, its meeting goes on.
  refuseObjection: lockMeeting,
  dismissObjection: lockMeeting,
  // So does one whose objection was accepted by mistake.
  reverse: lockMeeting,
  // One that stands still, or goes on, while its meeting carries others.
  suspend: lockMeeting,
  resume: lockMeeting,
};

/**
 * Also one that has not selected the case yet: it may do so at this moment. Whoever may move it takes it for itself: two who share its row
 * could wait for each other for good.
 */
function lockMeeting(tx: EntityManager, caseId: string): Promise<unknown> {
  return tx.query(
    `SELECT FROM meeting_item i JOIN procedure_case m ON m.id = i.meeting_id
     WHERE i.case_id = $1 AND ${LAST_ITEM} FOR NO KEY UPDATE OF m`,
    [caseId],
  );
}
