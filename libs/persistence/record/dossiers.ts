import type { EntityManager } from 'typeorm';
import type { DossierParts } from '#domain/dossier/parts.js';
import { openedPart } from '../personal-data.js';
import type { Dossier, DossierPart } from '../entities/dossier.entities.js';

/** The columns of a dossier `d` under the names of its entity. */
export const DOSSIER_COLUMNS = `d.id, d.organisation_id AS "organisationId", d.batch_id AS "batchId", d.type, d.base_name AS "baseName",
  d.revision, d.locked, d.receipt_number AS "receiptNumber", d.content_hash AS "contentHash", d.submitted_at AS "submittedAt",
  d.cloned_from AS "clonedFrom", d.created_by AS "createdBy", d.created_at AS "createdAt"`;
const DOSSIER = `SELECT ${DOSSIER_COLUMNS} FROM dossier d`;

export async function dossierById(tx: Pick<EntityManager, 'query'>, id: string): Promise<Dossier | null> {
  const [found] = await tx.query<Dossier[]>(`${DOSSIER} WHERE d.id = $1`, [id]);
  return found ?? null;
}

/** The dossier under its row lock: saves, submission and deletion of one dossier wait for each other here. */
export async function lockedDossier(tx: Pick<EntityManager, 'query'>, id: string): Promise<Dossier | null> {
  const [found] = await tx.query<Dossier[]>(`${DOSSIER} WHERE d.id = $1 FOR UPDATE`, [id]);
  return found ?? null;
}

/** A dossier that is being submitted, with the version of the calendar by which its case's limit is computed. */
export type SubmittedDossier = Dossier & { readonly calendar: string };

/**
 * The same, and its batch under a lock that others share: until the transaction ends the window of the batch does not close.
 * What is admitted is counted when it does; whoever waited here while it closed is too late.
 */
export async function lockedForSubmission(
  tx: Pick<EntityManager, 'query'>,
  id: string,
): Promise<SubmittedDossier | null> {
  const [found] = await tx.query<SubmittedDossier[]>(
    `SELECT ${DOSSIER_COLUMNS}, calendar_version() AS calendar FROM dossier d JOIN batch b ON b.id = d.batch_id
     WHERE d.id = $1 FOR UPDATE OF d FOR SHARE OF b`,
    [id],
  );
  return found ?? null;
}

/** The newest revision that there are parts of, handed in or not. */
export async function newestRevision(tx: Pick<EntityManager, 'query'>, dossierId: string): Promise<number> {
  const [found] = await tx.query<{ revision: number | null }[]>(
    `SELECT max(revision) AS revision FROM dossier_part WHERE dossier_id = $1`,
    [dossierId],
  );
  return found?.revision ?? 1;
}

/** Every saved part of one revision. */
export async function partsOf(tx: EntityManager, dossierId: string, revision: number): Promise<DossierParts> {
  const rows = await tx.query<Pick<DossierPart, 'part' | 'content'>[]>(
    `SELECT part, content FROM dossier_part WHERE dossier_id = $1 AND revision = $2`,
    [dossierId, revision],
  );
  return openedParts(Object.fromEntries(rows.map(({ part, content }) => [part, content])));
}

/** As their organisation wrote them. */
export function openedParts(parts: DossierParts): DossierParts {
  return Object.fromEntries(Object.entries(parts).map(([part, content]) => [part, openedPart(part, content)]));
}
