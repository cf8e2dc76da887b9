import type { EntityManager } from 'typeorm';

/** Where else than in drafts a file `f` may be needed: figures, a request for a review, a view on an objection, a voucher, a licence. */
const NEEDED_ELSEWHERE = `
  EXISTS (SELECT FROM procedure_case c JOIN indicator_value v ON v.case_id = c.id
    WHERE c.organisation_id = f.organisation_id AND f.id = ANY(v.evidence || v.verified_evidence))
  OR EXISTS (SELECT FROM reconsideration r WHERE r.files @> ARRAY[f.id])
  OR EXISTS (SELECT FROM objection o WHERE o.view_files <> '{}' AND o.view_files @> ARRAY[f.id])
  OR EXISTS (SELECT FROM subsidy_voucher v WHERE v.file_id = f.id)
  OR EXISTS (SELECT FROM registration r WHERE r.licence_file_id = f.id)
  OR EXISTS (SELECT FROM organisation o WHERE o.id = f.organisation_id AND o.uscc_override->>'licenceFileId' = f.id::text)`;

/**
 * Deletes what was uploaded for drafts that are deleted in the same transaction, but for what another dossier of the organisation, such as
 * a clone, or anything else still refers to. The bytes are removed later, with all that the record does not know.
 * @param drafts a part of the WITH, or a table, that has `id` and `organisation_id` of each
 */
export function deletingFilesOf(drafts: string): string {
  return `DELETE FROM stored_file WHERE id IN (
    SELECT f.id FROM ${drafts} draft JOIN stored_file f ON f.organisation_id = draft.organisation_id
    WHERE (f.dossier_id = draft.id OR f.id IN (
        SELECT (evidence #>> '{}')::uuid FROM dossier_part p, jsonb_path_query(p.content, '$.evidence[*]') evidence WHERE p.dossier_id = draft.id
        UNION ALL
        SELECT (evidence #>> '{}')::uuid FROM dossier_part p, jsonb_path_query(p.content, '$.rows[*].evidence[*]') evidence WHERE p.dossier_id = draft.id))
      AND NOT EXISTS (SELECT FROM dossier other JOIN dossier_part p ON p.dossier_id = other.id
        WHERE other.organisation_id = f.organisation_id AND other.id NOT IN (SELECT id FROM ${drafts}) AND p.content::text LIKE '%' || f.id || '%')
      AND NOT (${NEEDED_ELSEWHERE}))`;
}

/** @returns how many */
export async function deleteFilesOfDraft(tx: EntityManager, dossierId: string): Promise<number> {
  const [{ count }] = await tx.query<[{ count: number }]>(
    `WITH draft_to_delete AS (SELECT id, organisation_id FROM dossier WHERE id = $1), deleted AS (${deletingFilesOf('draft_to_delete')} RETURNING id)
     SELECT count(*)::integer AS count FROM deleted`,
    [dossierId],
  );
  return count;
}
