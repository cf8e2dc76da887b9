import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A dossier whose case ended while it was being corrected stands as it was handed in last; the correction is kept beside it. */
export class HandedInLast1790000000051 implements MigrationInterface {
  name = 'HandedInLast1790000000051';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE dossier d SET locked = true, revision = s.revision, base_name = coalesce(p.content->>'name', d.base_name)
      FROM procedure_case c, dossier_submission s
        LEFT JOIN dossier_part p ON p.dossier_id = s.dossier_id AND p.revision = s.revision AND p.part = 'base'
      WHERE c.subject_id = d.id AND c.kind = 'accreditation' AND c.state IN ('lapsed', 'withdrawn') AND s.dossier_id = d.id
        AND s.revision = (SELECT max(revision) FROM dossier_submission WHERE dossier_id = d.id) AND d.revision > s.revision`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE dossier d SET revision = n.revision, base_name = coalesce(p.content->>'name', d.base_name)
      FROM (SELECT dossier_id, max(revision) AS revision FROM dossier_part GROUP BY dossier_id) n
        LEFT JOIN dossier_part p ON p.dossier_id = n.dossier_id AND p.revision = n.revision AND p.part = 'base'
      WHERE n.dossier_id = d.id AND d.locked AND n.revision > d.revision`);
  }
}
