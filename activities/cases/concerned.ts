import type { EntityManager } from 'typeorm';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { recipientOf, type Recipient } from '#persistence/record/trail.js';

/** The organisation whose case it is, and everybody whose turn it is. */
export async function concerned(tx: EntityManager, { id, organisationId }: ProcedureCase): Promise<Recipient[]> {
  const items = await tx.query<{ recipient: Recipient }[]>(
    `SELECT DISTINCT ${recipientOf('assignee_id')} AS recipient FROM work_item WHERE case_id = $1 AND closed_at IS NULL`,
    [id],
  );
  const turn = items
    .map(({ recipient }) => recipient)
    .filter((to) => !('organisationId' in to) || to.organisationId !== organisationId);
  return organisationId ? [{ organisationId }, ...turn] : turn;
}
