import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mark on a checklist counts its saves: whoever saves one may say which version was read, and overwrites no colleague's unread. */
export class MarkVersions1790000000066 implements MigrationInterface {
  name = 'MarkVersions1790000000066';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE check_mark ADD COLUMN version integer NOT NULL DEFAULT 1`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE check_mark DROP COLUMN version`);
  }
}
