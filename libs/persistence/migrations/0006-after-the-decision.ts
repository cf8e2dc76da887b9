import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What follows a decision: the plaque. */
export class AfterTheDecision1790000000006 implements MigrationInterface {
  name = 'AfterTheDecision1790000000006';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE base ADD COLUMN plaque_number text UNIQUE, ADD COLUMN plaque_handed_over_on date,
        ADD CONSTRAINT base_plaque CHECK ((plaque_number IS NULL) = (plaque_handed_over_on IS NULL));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE base DROP COLUMN plaque_number, DROP COLUMN plaque_handed_over_on;
    `);
  }
}
