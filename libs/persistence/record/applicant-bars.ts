import { countsFor, type PlaceSql } from './platforms.js';

/** Whose bars they are, as SQL has it. `submittedAt`: of the latest submission; null for a draft, which is judged as of now. */
interface ApplicantSql extends PlaceSql {
  readonly organisationId: string;
  readonly submittedAt: string;
}

/**
 * SQL for the columns of what the record holds against an applicant: titles lost, fraud found, and this batch's applications
 * that ended. A rehearsal is an exercise by itself: what happened in another one is held against nobody.
 */
export function applicantBarColumns({
  key,
  rehearsal,
  dossierId,
  organisationId,
  batchId,
  submittedAt,
}: ApplicantSql): string {
  const counts = (itsRehearsal: string, itsBatch: string) => countsFor({ rehearsal, batchId }, itsRehearsal, itsBatch);
  return `ARRAY(
      SELECT jsonb_build_object('base', b.name, 'revokedOn', b.revoked_on, 'ground', (
        SELECT c.outcome->>'ground' FROM rectification r JOIN procedure_case c ON c.id = r.case_id
        WHERE r.base_id = b.id AND c.state = 'revoked' LIMIT 1))
      FROM base b
      WHERE b.organisation_id = ${organisationId} AND b.state = 'revoked' AND ${counts('b.rehearsal', 'b.batch_id')}
      ORDER BY b.revoked_on
    ) AS revocations,
    ARRAY(
      SELECT jsonb_build_object('kind', 'dishonesty', 'on', v.visited_on)
      FROM onsite_visit v JOIN procedure_case c ON c.id = v.case_id
      WHERE v.fraud_found AND c.organisation_id = ${organisationId} AND c.subject_id <> ${dossierId}
        AND ${counts('(c.rehearsal_day_seconds IS NOT NULL)', 'c.group_id')}
      UNION ALL
      SELECT jsonb_build_object('kind', 'dishonesty', 'on', (c.closed_at AT TIME ZONE 'Asia/Shanghai')::date)
      FROM evaluation e JOIN procedure_case c ON c.id = e.case_id JOIN base b ON b.id = e.base_id
      WHERE e.fraud_found AND c.closed_at IS NOT NULL AND c.organisation_id = ${organisationId}
        AND ${counts('b.rehearsal', 'b.batch_id')}
    ) AS "seriousEvents",
    ARRAY(
      SELECT d.receipt_number
      FROM procedure_case c
        JOIN dossier d ON d.id = c.subject_id
        JOIN dossier_part p ON p.dossier_id = d.id AND p.revision = c.revision AND p.part = 'base'
      WHERE c.organisation_id = ${organisationId} AND c.kind = 'accreditation' AND c.group_id = ${batchId}
        AND c.state <> 'accredited' AND c.closed_at < coalesce(${submittedAt}, now()) AND d.id <> ${dossierId}
        AND p.platform_key IS NOT DISTINCT FROM ${key}
      ORDER BY d.id
    ) AS "endedInBatch"`;
}
