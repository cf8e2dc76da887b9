import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the applicant shows with its view on an objection. */
export class ObjectionViews1790000000015 implements MigrationInterface {
  name = 'ObjectionViews1790000000015';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE objection ADD COLUMN view_files uuid[] NOT NULL DEFAULT '{}'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE objection DROP COLUMN view_files`);
  }
}
