import type { EntityManager } from 'typeorm';
import { platformKey } from '#domain/dossier/gates.js';
import { HOLDS_PLACE } from '#domain/procedures/accreditation.procedure.js';
import type { DossierContext } from '#domain/dossier/context.js';

type Bases = NonNullable<DossierContext['otherBases']>;

/** Where a dossier wants a base. */
export interface Place {
  readonly dossierId: string;
  /** 依托平台 */
  readonly platformName: string | undefined;
  /** A rehearsal knows of itself alone: of its batch. Real ones know of all that are real. */
  readonly rehearsal: boolean;
  readonly batchId: string;
}

/** SQL for the key by which names of platforms are compared, as `platformKey` makes it. */
export function platformKeyOf(name: string): string {
  return `lower(regexp_replace(normalize(${name}, NFKC), '\\s', '', 'g'))`;
}

/** A place as SQL has it: the key of its platform, is it a rehearsal's, and the dossier. */
export interface PlaceSql {
  readonly key: string;
  readonly rehearsal: string;
  readonly dossierId: string;
  readonly batchId: string;
}

/** SQL for what counts for a place: another exercise is held against nobody. `itsRehearsal` and `itsBatch` are those of what is looked at. */
export function countsFor(
  { rehearsal, batchId }: Pick<PlaceSql, 'rehearsal' | 'batchId'>,
  itsRehearsal: string,
  itsBatch: string,
): string {
  return `${itsRehearsal} = ${rehearsal} AND (NOT ${rehearsal} OR ${itsBatch} = ${batchId})`;
}

/** SQL for the bases in force on a platform, but for the one that the dossier led to. */
export function basesOn({ key, dossierId, ...place }: PlaceSql): string {
  return `SELECT b.name, p.content->>'platformName' AS "platformName", coalesce(p.content->'fields', '[]') AS fields
    FROM base b
      JOIN procedure_case c ON c.id = b.case_id
      JOIN dossier_part p ON p.dossier_id = c.subject_id AND p.revision = c.revision AND p.part = 'base'
    WHERE b.state <> 'revoked' AND ${countsFor(place, 'b.rehearsal', 'b.batch_id')} AND c.subject_id <> ${dossierId}
      AND ${platformKeyOf(`p.content->>'platformName'`)} = ${key}`;
}

/** $1 to $4 the place, $5 the states of those that are selected. */
const PLACE = { key: '$1', rehearsal: '$2::boolean', dossierId: '$3', batchId: '$4' };

const BASES = basesOn(PLACE);

const SELECTED = `SELECT c.title AS name, p.content->>'platformName' AS "platformName", coalesce(p.content->'fields', '[]') AS fields
  FROM procedure_case c
    JOIN dossier_part p ON p.dossier_id = c.subject_id AND p.revision = c.revision AND p.part = 'base'
  WHERE c.kind = 'accreditation' AND c.state = ANY($5) AND c.closed_at IS NULL
    AND ${countsFor(PLACE, '(c.rehearsal_day_seconds IS NOT NULL)', 'c.group_id')} AND c.subject_id <> $3
    AND ${platformKeyOf(`p.content->>'platformName'`)} = $1`;

/**
 * The bases in force on a platform, and those that are selected and not announced yet. Decisions about one platform wait for each other here until
 * the transaction ends, so that no two of them give it a title.
 */
export async function titlesOnPlatform(tx: EntityManager, place: Place): Promise<Bases> {
  if (!place.platformName) return [];
  const key = platformKey(place.platformName);
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`platform/${key}`]);
  const { rehearsal, dossierId, batchId } = place;
  return tx.query<[]>(`${BASES} UNION ALL ${SELECTED}`, [key, rehearsal, dossierId, batchId, HOLDS_PLACE]);
}
