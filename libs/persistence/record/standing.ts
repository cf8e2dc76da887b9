import type { EntityManager } from 'typeorm';
import { platformKey } from '#domain/dossier/gates.js';
import type { DossierContext } from '#domain/dossier/context.js';
import { platformKeyOf, type Place } from './platforms.js';

interface Applicant extends Place {
  readonly organisationId: string;
  readonly batchId: string;
  /** Its latest submission; null for a draft, which is judged as of now. */
  readonly submittedAt: Date | null;
}

/** A rehearsal is an exercise by itself: what happened in another one is held against nobody. */
function counts(rehearsal: string, batchId: string): string {
  return `${rehearsal} = $2 AND (NOT $2 OR ${batchId} = $3)`;
}

/** What the record holds against an applicant: titles lost, fraud found, and this batch's applications that ended. */
export async function standingOf(
  tx: EntityManager,
  { organisationId, rehearsal, batchId, dossierId, platformName, submittedAt }: Applicant,
): Promise<Pick<DossierContext, 'revocations' | 'seriousEvents' | 'endedInBatch'>> {
  const [found] = await tx.query<Required<Pick<DossierContext, 'revocations' | 'seriousEvents' | 'endedInBatch'>>[]>(
    `SELECT
       ARRAY(
         SELECT jsonb_build_object('base', b.name, 'revokedOn', b.revoked_on, 'ground', (
           SELECT c.outcome->>'ground' FROM rectification r JOIN procedure_case c ON c.id = r.case_id
           WHERE r.base_id = b.id AND c.state = 'revoked' LIMIT 1))
         FROM base b
         WHERE b.organisation_id = $1 AND b.state = 'revoked' AND ${counts('b.rehearsal', 'b.batch_id')}
         ORDER BY b.revoked_on
       ) AS revocations,
       ARRAY(
         SELECT jsonb_build_object('kind', 'dishonesty', 'on', v.visited_on)
         FROM onsite_visit v JOIN procedure_case c ON c.id = v.case_id
         WHERE v.fraud_found AND c.organisation_id = $1 AND c.subject_id <> $4 AND ${counts('(c.rehearsal_day_seconds IS NOT NULL)', 'c.group_id')}
         UNION ALL
         SELECT jsonb_build_object('kind', 'dishonesty', 'on', (c.closed_at AT TIME ZONE 'Asia/Shanghai')::date)
         FROM evaluation e JOIN procedure_case c ON c.id = e.case_id JOIN base b ON b.id = e.base_id
         WHERE e.fraud_found AND c.closed_at IS NOT NULL AND c.organisation_id = $1 AND ${counts('b.rehearsal', 'b.batch_id')}
       ) AS "seriousEvents",
       ARRAY(
         SELECT d.receipt_number
         FROM procedure_case c
           JOIN dossier d ON d.id = c.subject_id
           JOIN dossier_part p ON p.dossier_id = d.id AND p.revision = c.revision AND p.part = 'base'
         WHERE c.organisation_id = $1 AND c.kind = 'accreditation' AND c.group_id = $3 AND c.state <> 'accredited'
           AND c.closed_at < coalesce($5::timestamptz, now()) AND d.id <> $4
           AND ${platformKeyOf(`p.content->>'platformName'`)} = $6
         ORDER BY d.id
       ) AS "endedInBatch"`,
    [organisationId, rehearsal, batchId, dossierId, submittedAt, platformKey(platformName ?? '')],
  );
  return found ?? {};
}
