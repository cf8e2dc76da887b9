import type { EntityManager } from 'typeorm';
import { HOLDS_PLACE } from '#domain/procedures/accreditation.procedure.js';
import type { DossierContext } from '#domain/dossier/context.js';
import type { DossierParts } from '#domain/dossier/parts.js';
import type { BaseType } from '#domain/measures/vocabulary.js';

type Bases = NonNullable<DossierContext['otherBases']>;

/** A place as SQL has it: the key of its platform (`dossier_part.platform_key`), is it a rehearsal's, and the dossier. */
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
  return `SELECT b.name, b.platform_name AS "platformName", b.fields
    FROM base_platform b
    WHERE ${countsFor(place, 'b.rehearsal', 'b.batch_id')} AND b.dossier_id <> ${dossierId}
      AND b.platform_key = ${key}`;
}

const BASE_PART = `JOIN dossier_part p ON p.dossier_id = c.subject_id AND p.revision = c.revision AND p.part = 'base'`;

/** $1 the cases. */
const PLACES = `SELECT c.id, c.type, c.subject_id, c.rehearsal_day_seconds IS NOT NULL AS rehearsal, c.group_id AS batch_id, p.content, p.platform_key AS key
  FROM procedure_case c ${BASE_PART} WHERE c.id = ANY($1)`;

/** Every base in force, and every case that is selected and not announced yet; $2 their states. */
const TITLES = `SELECT b.name, c.subject_id, b.rehearsal, b.batch_id, p.content, p.platform_key AS key
    FROM base b JOIN procedure_case c ON c.id = b.case_id ${BASE_PART} WHERE b.state <> 'revoked'
  UNION ALL
  SELECT c.title, c.subject_id, c.rehearsal_day_seconds IS NOT NULL, c.group_id, p.content, p.platform_key
    FROM procedure_case c ${BASE_PART} WHERE c.kind = 'accreditation' AND c.state = ANY($2) AND c.closed_at IS NULL`;

/** So few that locks for a whole batch fit into PostgreSQL's table of locks. */
const LOCKS = 64;

/** A case whose platform has titles. */
export interface TakenPlace {
  readonly type: BaseType;
  readonly base: DossierParts['base'];
  readonly titles: Bases;
}

/**
 * Those of some cases on whose platform there are other bases in force, or cases that are selected and not announced yet.
 * Decisions about one platform wait for each other here until the transaction ends, so that no two of them give it a title.
 */
export async function takenPlaces(tx: EntityManager, caseIds: readonly string[]): Promise<readonly TakenPlace[]> {
  // All take them in one order, so that nobody waits for somebody who waits for him.
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtext('platform'), lock)
     FROM (SELECT DISTINCT abs(hashtext(key) % ${LOCKS}) AS lock FROM (${PLACES}) place ORDER BY lock) locks`,
    [caseIds],
  );
  const here = { rehearsal: 'place.rehearsal', batchId: 'place.batch_id' };
  return tx.query<TakenPlace[]>(
    `WITH place AS (${PLACES}), title AS (${TITLES})
     SELECT place.type, place.content AS base, jsonb_agg(jsonb_build_object('name', title.name,
       'platformName', title.content->>'platformName', 'fields', coalesce(title.content->'fields', '[]'))) AS titles
     FROM place JOIN title ON title.key = place.key AND title.subject_id <> place.subject_id
       AND ${countsFor(here, 'title.rehearsal', 'title.batch_id')}
     GROUP BY place.id, place.type, place.content ORDER BY place.id`,
    [caseIds, HOLDS_PLACE],
  );
}
