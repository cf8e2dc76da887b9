import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The paragraph that an officer has added to a letter is still known as such once the letter is sent. */
export class AddedParagraph1790000000049 implements MigrationInterface {
  name = 'AddedParagraph1790000000049';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE letter ADD COLUMN added text`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE letter DROP COLUMN added`);
  }
}
