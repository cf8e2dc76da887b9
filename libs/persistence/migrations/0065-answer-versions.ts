import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An answer to a correction counts its saves, as a part of a dossier does: whoever saves one says which version was changed. */
export class AnswerVersions1790000000065 implements MigrationInterface {
  name = 'AnswerVersions1790000000065';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE correction_answer ADD COLUMN version integer NOT NULL DEFAULT 1`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE correction_answer DROP COLUMN version`);
  }
}
