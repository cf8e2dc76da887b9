import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an expert gives as such is not their organisation's, also where it comes in parts. */
export class ExpertUploads1790000000040 implements MigrationInterface {
  name = 'ExpertUploads1790000000040';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE upload ADD COLUMN as_expert boolean NOT NULL DEFAULT false`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE upload DROP COLUMN as_expert`);
  }
}
