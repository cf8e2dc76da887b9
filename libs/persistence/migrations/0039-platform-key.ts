import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A submission and the end of a case ask who else has a title on the same platform: the name as it is compared stands beside the part
 * and has an index, so that the question does not take longer with every base there is. `platformKey` of the domain makes the same.
 */
export class PlatformKey1790000000039 implements MigrationInterface {
  name = 'PlatformKey1790000000039';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE dossier_part ADD COLUMN platform_key text GENERATED ALWAYS AS (
        CASE WHEN part = 'base' THEN
          nullif(lower(regexp_replace(normalize(content->>'platformName', NFKC), '\\s', '', 'g')), '')
        END) STORED;
      CREATE INDEX dossier_part_platform ON dossier_part (platform_key) WHERE platform_key IS NOT NULL;
      DROP VIEW base_platform;
      CREATE VIEW base_platform AS
        SELECT b.name, b.rehearsal, b.batch_id, c.subject_id AS dossier_id, p.platform_key,
          p.content->>'platformName' AS platform_name, coalesce(p.content->'fields', '[]') AS fields
        FROM base b
          JOIN procedure_case c ON c.id = b.case_id
          JOIN dossier_part p ON p.dossier_id = c.subject_id AND p.revision = c.revision AND p.part = 'base'
        WHERE b.state <> 'revoked';
      REVOKE INSERT, UPDATE, DELETE ON base_platform FROM guohe_app, guohe_relay;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW base_platform;
      CREATE VIEW base_platform AS
        SELECT b.name, b.rehearsal, b.batch_id, c.subject_id AS dossier_id, p.content->>'platformName' AS platform_name,
          coalesce(p.content->'fields', '[]') AS fields
        FROM base b
          JOIN procedure_case c ON c.id = b.case_id
          JOIN dossier_part p ON p.dossier_id = c.subject_id AND p.revision = c.revision AND p.part = 'base'
        WHERE b.state <> 'revoked';
      REVOKE INSERT, UPDATE, DELETE ON base_platform FROM guohe_app, guohe_relay;
      DROP INDEX dossier_part_platform;
      ALTER TABLE dossier_part DROP COLUMN platform_key;
    `);
  }
}
