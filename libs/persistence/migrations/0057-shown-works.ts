import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose papers and projects an applicant shows stands aside on its case: what experts wrote, beside what dossiers show. */
export class ShownWorks1790000000057 implements MigrationInterface {
  name = 'ShownWorks1790000000057';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE expert_profile ADD COLUMN works text[] NOT NULL DEFAULT '{}';
      -- With the eyes of its owner: whoever is invited is asked about ties before there is a dossier to read.
      CREATE VIEW shown_work AS
        SELECT n.dossier_id, n.number,
          coalesce(shown->>'publishedOn', shown->>'endsOn', shown->>'obtainedOn', shown->>'signedOn', shown->>'landedOn') AS until
        FROM dossier_number n
          JOIN dossier_part p ON p.dossier_id = n.dossier_id AND p.part = n.part
            AND p.revision = (SELECT max(s.revision) FROM dossier_submission s WHERE s.dossier_id = n.dossier_id)
          JOIN LATERAL jsonb_array_elements(p.content->'rows') shown ON shown->>'id' = n.row_id::text;
      REVOKE INSERT, UPDATE, DELETE ON shown_work FROM guohe_app, guohe_relay;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW shown_work;
      ALTER TABLE expert_profile DROP COLUMN works;
    `);
  }
}
