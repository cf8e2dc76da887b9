import type { EntityManager } from 'typeorm';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { Recipient } from '#persistence/record/trail.js';

/** The organisation whose case it is, and everybody whose turn it is. */
export async function concerned(tx: EntityManager, { id, organisationId }: ProcedureCase): Promise<Recipient[]> {
  const items = await tx.query<{ recipient: Recipient }[]>(
    `SELECT DISTINCT CASE
       WHEN assignee_id IS NOT NULL THEN jsonb_build_object('accountId', assignee_id)
       WHEN organisation_id IS NOT NULL THEN jsonb_build_object('organisationId', organisation_id)
       ELSE jsonb_build_object('role', role) END AS recipient
     FROM work_item WHERE case_id = $1 AND closed_at IS NULL`,
    [id],
  );
  const turn = items
    .map(({ recipient }) => recipient)
    .filter((to) => !('organisationId' in to) || to.organisationId !== organisationId);
  return organisationId ? [{ organisationId }, ...turn] : turn;
}
