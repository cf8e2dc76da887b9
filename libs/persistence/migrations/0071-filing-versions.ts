import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A figure and the words of a self-evaluation count their saves: whoever saves one says which was read, and overwrites nothing unread. */
export class FilingVersions1790000000071 implements MigrationInterface {
  name = 'FilingVersions1790000000071';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE indicator_value ADD COLUMN version integer NOT NULL DEFAULT 1;
      ALTER TABLE evaluation ADD COLUMN statement_version integer NOT NULL DEFAULT 0;
      UPDATE evaluation SET statement_version = 1 WHERE statement IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE evaluation DROP COLUMN statement_version;
      ALTER TABLE indicator_value DROP COLUMN version;
    `);
  }
}
