import type { EntityManager } from 'typeorm';
import type { Recipient } from './trail.js';

/** Organisations that have begun a dossier in a batch and not submitted it, with how many. */
export function drafting(tx: EntityManager, batchId: string): Promise<{ organisationId: string; drafts: number }[]> {
  return tx.query<{ organisationId: string; drafts: number }[]>(
    `SELECT organisation_id AS "organisationId", count(*)::int AS drafts FROM dossier
     WHERE batch_id = $1 AND receipt_number IS NULL GROUP BY organisation_id ORDER BY organisation_id`,
    [batchId],
  );
}

/** Whom the cut-off concerns. */
export async function draftingOrganisations(tx: EntityManager, batchId: string): Promise<Recipient[]> {
  return (await drafting(tx, batchId)).map(({ organisationId }) => ({ organisationId }));
}
