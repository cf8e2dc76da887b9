import type { DataSource } from 'typeorm';

/** A project that a submitted dossier shows, as its submission leaves it. */
export async function showProject(record: Pick<DataSource, 'query'>, dossierId: string, number: string): Promise<void> {
  await record.query(
    `WITH row AS (SELECT gen_random_uuid() AS id), part AS (
       INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
       SELECT d.id, d.organisation_id, 1, 'projects', 1, jsonb_build_object('rows', jsonb_build_array(
         jsonb_build_object('id', row.id, 'number', $2::text, 'endsOn', '2099-12-31'))), d.created_by FROM dossier d, row WHERE d.id = $1
     ), submitted AS (
       INSERT INTO dossier_submission (dossier_id, organisation_id, revision, content_hash, submitted_by, submitted_at)
       SELECT id, organisation_id, 1, '', created_by, now() FROM dossier WHERE id = $1
     )
     INSERT INTO dossier_number (dossier_id, organisation_id, kind, number, part, row_id)
     SELECT d.id, d.organisation_id, 'project', replace($2, '-', ''), 'projects', row.id FROM dossier d, row WHERE d.id = $1`,
    [dossierId, number],
  );
}
