import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever registers corrects what was stated until it is decided on; an officer decides on what was read. */
export class CorrectedRegistrations1790000000052 implements MigrationInterface {
  name = 'CorrectedRegistrations1790000000052';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE registration ADD COLUMN revision integer NOT NULL DEFAULT 1`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE registration DROP COLUMN revision`);
  }
}
