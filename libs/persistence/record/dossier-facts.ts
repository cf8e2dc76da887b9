import type { EntityManager } from 'typeorm';
import type { DossierContext } from '#domain/dossier/context.js';
import type { DossierParts } from '#domain/dossier/parts.js';
import type { Batch } from '../entities/dossier.entities.js';
import type { Organisation } from '../entities/people.entities.js';
import { openedParts } from './dossiers.js';
import { basesOn } from './platforms.js';
import { applicantBarColumns } from './applicant-bars.js';

type Guide = Pick<
  Batch,
  'measureId' | 'opensOn' | 'closesOn' | 'fields' | 'countries' | 'quotas' | 'recommendingStep' | 'rehearsalDaySeconds'
>;
type Known = Required<Pick<DossierContext, 'otherBases' | 'revocations' | 'seriousEvents' | 'endedInBatch'>>;

/** One revision of a dossier and all around it that policy judges by. */
export interface DossierFacts extends Guide, Pick<Organisation, 'uscc' | 'usccOverride' | 'district'>, Known {
  readonly parts: DossierParts;
  /** The files that the parts refer to, as far as there are such; `own`: of the organisation itself. */
  readonly files: readonly { readonly id: string; readonly sha256: string; readonly own: boolean }[];
  /** When this revision was submitted, if it was. */
  readonly revisionSubmittedAt: Date | null;
  /** Where the batch stands. */
  readonly batchState: string | null;
  /** PostgreSQL's clock, as of this transaction: by it what is submitted now is admitted, judged and dated. */
  readonly asOf: Date;
}

const PLATFORM = `(SELECT platform_key FROM parts WHERE part = 'base')`;
const REHEARSAL = `(guide.rehearsal_day_seconds IS NOT NULL)`;

/** $1 the dossier, $2 the revision: everything in one reading, because a submission waits for it. */
const FACTS = `WITH parts AS MATERIALIZED (
    SELECT part, content, platform_key FROM dossier_part WHERE dossier_id = $1 AND revision = $2
  ), mentioned AS (
    SELECT evidence #>> '{}' AS id FROM parts, jsonb_path_query(content, '$.evidence[*]') evidence
    UNION SELECT evidence #>> '{}' FROM parts, jsonb_path_query(content, '$.rows[*].evidence[*]') evidence
  )
  SELECT guide.measure_id AS "measureId", guide.opens_on AS "opensOn", guide.closes_on AS "closesOn", guide.fields, guide.countries, guide.quotas,
    guide.recommending_step AS "recommendingStep", guide.rehearsal_day_seconds AS "rehearsalDaySeconds", g.state AS "batchState",
    o.uscc, o.uscc_override AS "usccOverride", o.district, s.submitted_at AS "revisionSubmittedAt", now() AS "asOf",
    (SELECT coalesce(jsonb_object_agg(part, content), '{}') FROM parts) AS parts,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'sha256', f.sha256, 'own', f.organisation_id = subject.organisation_id)), '[]')
     FROM stored_file f WHERE f.id IN (SELECT id::uuid FROM mentioned)) AS files,
    (SELECT coalesce(jsonb_agg(found), '[]') FROM (
      ${basesOn({
        key: PLATFORM,
        rehearsal: REHEARSAL,
        dossierId: 'subject.id',
        batchId: 'subject.batch_id',
      })}) found) AS "otherBases",
    ${applicantBarColumns({
      key: PLATFORM,
      rehearsal: REHEARSAL,
      dossierId: 'subject.id',
      organisationId: 'subject.organisation_id',
      batchId: 'subject.batch_id',
      submittedAt: 'subject.submitted_at',
    })}
  FROM dossier subject
    JOIN batch guide ON guide.id = subject.batch_id
    JOIN organisation o ON o.id = subject.organisation_id
    LEFT JOIN procedure_case g ON g.id = guide.id
    LEFT JOIN dossier_submission s ON s.dossier_id = subject.id AND s.revision = $2
  WHERE subject.id = $1`;

/** @throws {Error} where there is no such dossier */
export async function dossierFacts(
  tx: Pick<EntityManager, 'query'>,
  dossierId: string,
  revision: number,
): Promise<DossierFacts> {
  const [found] = await tx.query<DossierFacts[]>(FACTS, [dossierId, revision]);
  if (!found) throw new Error(`there is no dossier ${dossierId}`);
  return { ...found, parts: openedParts(found.parts) };
}

/** The facts as policy takes them. `submittedOn`: CalendarDate of the (intended) submission. */
export function contextOf(facts: DossierFacts, submittedOn: string): DossierContext {
  const { opensOn, closesOn, fields, countries, uscc, usccOverride } = facts;
  const { otherBases, revocations, seriousEvents, endedInBatch } = facts;
  return {
    submittedOn,
    guide: { opensOn, closesOn, fields, countries },
    files: new Set(facts.files.filter(({ own }) => own).map(({ id }) => id)),
    organisationUscc: uscc,
    ...(usccOverride && { usccOverride: { uscc, reason: usccOverride.reason } }),
    otherBases,
    revocations,
    seriousEvents,
    endedInBatch,
  };
}
