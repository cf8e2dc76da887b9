import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 会议纪要 of conclusions that were a mistake: each with when and why it was undone, the last one last. */
export class SupersededMinutes1790000000060 implements MigrationInterface {
  name = 'SupersededMinutes1790000000060';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE meeting ADD COLUMN superseded_minutes jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE meeting DROP COLUMN superseded_minutes`);
  }
}
