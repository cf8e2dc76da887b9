import { FORMER_EXPERT } from '#domain/review/draw.js';
import { audit, notify } from '#persistence/record/trail.js';
import type { MoveContext } from '../cases/move.js';

const REASON = `${FORMER_EXPERT.zh} / ${FORMER_EXPERT.en}`;

/**
 * Seats of those who are experts no more and have not scored: nobody can answer for them or score any more, so that they are given back
 * at once, as where the limit passes, and drawn again. Scores that are in stay.
 */
export async function releaseSeats({ tx, theCase, measure, now }: MoveContext): Promise<void> {
  const released = await tx.query<{ id: string; name: string }[]>(
    `WITH seat AS (
       UPDATE expert_assignment e
       SET state = CASE e.state WHEN 'invited' THEN 'expired' ELSE 'void' END, reason = $3, ended_at = $2
       FROM account a
       WHERE a.id = e.expert_id AND NOT a.roles @> '{expert}' AND e.case_id = $1 AND e.state IN ('invited', 'assigned')
       RETURNING e.id, e.expert_id, a.display_name AS name
     ), item AS (
       UPDATE work_item SET closed_at = $2, outcome = 'releaseSeat'
       WHERE case_id = $1 AND assignee_id IN (SELECT expert_id FROM seat) AND task IN ('invitation', 'expertReview') AND closed_at IS NULL
     )
     SELECT id, name FROM seat ORDER BY id`,
    [theCase.id, now, REASON],
  );
  for (const { id, name } of released) {
    await audit(tx, {
      caseId: theCase.id,
      subject: { kind: theCase.kind, id: theCase.subjectId },
      actorId: null,
      actorRole: 'system',
      action: 'releaseSeat',
      rule: measure.panel.article,
      reason: REASON,
    });
    await notify(tx, `${theCase.id}/${id}/released`, theCase.id, [
      { to: { role: 'caseOfficer' }, template: 'review.seatReleased', params: { name, title: theCase.title } },
    ]);
  }
}
