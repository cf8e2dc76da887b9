import { v7 as uuid } from 'uuid';
import type { EntityManager } from 'typeorm';

/**
 * Stages in which the panel is being seated or scores. Whoever has accepted may score in all of them: a seat that is still
 * empty, or is drawn again, is no reason for the others to wait.
 */
export const PANEL_OPEN: readonly string[] = ['underDraw', 'underInvitation', 'underExpertReview'];

/** Of these the ones whose limit is about somebody else's seat. */
export const SEATING: readonly string[] = ['underDraw', 'underInvitation'];

/** Those who have accepted and not submitted yet go on while other seats are filled; the limit to score runs once all are taken. */
export async function keepReviewsOpen(tx: EntityManager, caseId: string, at: Date): Promise<void> {
  const assigned = await tx.query<{ expertId: string }[]>(
    `SELECT expert_id AS "expertId" FROM expert_assignment WHERE case_id = $1 AND state = 'assigned' ORDER BY id`,
    [caseId],
  );
  if (assigned.length === 0) return;
  await tx.query(
    `INSERT INTO work_item (id, case_id, task, role, assignee_id, opened_at)
     SELECT item, $1, 'expertReview', 'expert', expert, $2 FROM unnest($3::uuid[], $4::uuid[]) AS i (item, expert)`,
    [caseId, at, assigned.map(() => uuid()), assigned.map(({ expertId }) => expertId)],
  );
}
