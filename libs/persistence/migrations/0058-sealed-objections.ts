import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An organisation objects under its seal: which of an objector's files is the stamped objection. */
export class SealedObjections1790000000058 implements MigrationInterface {
  name = 'SealedObjections1790000000058';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE objection_file ADD COLUMN seal boolean NOT NULL DEFAULT false;
      CREATE UNIQUE INDEX objection_file_seal ON objection_file (objection_id) WHERE seal;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE objection_file DROP COLUMN seal`);
  }
}
