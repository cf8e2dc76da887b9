import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a case is looked at next, and the times in which its clock stands still. */
export class Clocks1790000000008 implements MigrationInterface {
  name = 'Clocks1790000000008';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE procedure_case ADD COLUMN wake_at timestamptz, ADD COLUMN suspended_at timestamptz;
      ALTER TABLE case_deadline ADD COLUMN stops jsonb NOT NULL DEFAULT '[]';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE case_deadline DROP COLUMN stops;
      ALTER TABLE procedure_case DROP COLUMN wake_at, DROP COLUMN suspended_at;
    `);
  }
}
