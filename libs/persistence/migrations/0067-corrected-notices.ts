import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 公示更正: what of the public notice of a case was corrected, when and why, the last one last. */
export class CorrectedNotices1790000000067 implements MigrationInterface {
  name = 'CorrectedNotices1790000000067';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE procedure_case ADD COLUMN notice_corrections jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE procedure_case DROP COLUMN notice_corrections`);
  }
}
