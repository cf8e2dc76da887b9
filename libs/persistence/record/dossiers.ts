import type { EntityManager } from 'typeorm';
import type { DossierContext } from '#domain/dossier/context.js';
import type { DossierParts } from '#domain/dossier/parts.js';
import { Batch, type Dossier, type DossierPart } from '../entities/dossier.entities.js';
import { Organisation } from '../entities/people.entities.js';
import { basesOnPlatform } from './platforms.js';
import { standingOf } from './standing.js';

const DOSSIER = `SELECT id, organisation_id AS "organisationId", batch_id AS "batchId", type, base_name AS "baseName", revision,
  locked, receipt_number AS "receiptNumber", content_hash AS "contentHash", submitted_at AS "submittedAt",
  cloned_from AS "clonedFrom", created_by AS "createdBy", created_at AS "createdAt" FROM dossier WHERE id = $1`;

export async function dossierById(tx: Pick<EntityManager, 'query'>, id: string): Promise<Dossier | null> {
  const [found] = await tx.query<Dossier[]>(DOSSIER, [id]);
  return found ?? null;
}

/** The dossier under its row lock: saves, submission and deletion of one dossier wait for each other here. */
export async function lockedDossier(tx: Pick<EntityManager, 'query'>, id: string): Promise<Dossier | null> {
  const [found] = await tx.query<Dossier[]>(`${DOSSIER} FOR UPDATE`, [id]);
  return found ?? null;
}

/** Every saved part of one revision. */
export async function partsOf(tx: EntityManager, dossierId: string, revision: number): Promise<DossierParts> {
  const rows = await tx.query<Pick<DossierPart, 'part' | 'content'>[]>(
    `SELECT part, content FROM dossier_part WHERE dossier_id = $1 AND revision = $2`,
    [dossierId, revision],
  );
  return Object.fromEntries(rows.map(({ part, content }) => [part, content]));
}

/** The ids of all files that the parts refer to, each once. */
export function filesOf(parts: DossierParts): string[] {
  const contents = Object.values(parts) as { evidence?: readonly string[]; rows?: readonly { evidence: string[] }[] }[];
  return [
    ...new Set(
      contents.flatMap(({ evidence, rows }) => [evidence ?? [], ...(rows ?? []).map((row) => row.evidence)].flat()),
    ),
  ];
}

/** The facts around a dossier that policy judges by. `submittedOn`: CalendarDate of the (intended) submission. */
export async function dossierContext(
  tx: EntityManager,
  dossier: Dossier,
  parts: DossierParts,
  submittedOn: string,
): Promise<DossierContext> {
  const batch = await tx.getRepository(Batch).findOneByOrFail({ id: dossier.batchId });
  const organisation = await tx.getRepository(Organisation).findOneByOrFail({ id: dossier.organisationId });
  const { uscc, usccOverride } = organisation;
  const rehearsal = batch.rehearsalDaySeconds !== null;
  const place = { dossierId: dossier.id, platformName: parts.base?.platformName, rehearsal };
  return {
    submittedOn,
    guide: { opensOn: batch.opensOn, closesOn: batch.closesOn, fields: batch.fields, countries: batch.countries },
    files: await ownFiles(tx, dossier.organisationId, filesOf(parts)),
    organisationUscc: uscc,
    ...(usccOverride && { usccOverride: { uscc, reason: usccOverride.reason } }),
    otherBases: await basesOnPlatform(tx, place),
    ...(await standingOf(tx, { ...place, ...dossier })),
  };
}

async function ownFiles(tx: EntityManager, organisationId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM stored_file WHERE organisation_id = $1 AND id = ANY($2)`,
    [organisationId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** SHA-256 of each file by its id. */
export async function hashesOf(tx: EntityManager, ids: readonly string[]): Promise<Record<string, string>> {
  const rows = await tx.query<{ id: string; sha256: string }[]>(
    `SELECT id, sha256 FROM stored_file WHERE id = ANY($1) ORDER BY id`,
    [ids],
  );
  return Object.fromEntries(rows.map(({ id, sha256 }) => [id, sha256]));
}
