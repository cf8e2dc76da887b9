import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 经办人: the officer in charge of a case. */
export class CaseOfficer1790000000020 implements MigrationInterface {
  name = 'CaseOfficer1790000000020';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE procedure_case ADD COLUMN officer_id uuid REFERENCES account(id);
      CREATE INDEX procedure_case_officer ON procedure_case (officer_id, id) WHERE officer_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX procedure_case_officer; ALTER TABLE procedure_case DROP COLUMN officer_id;`);
  }
}
