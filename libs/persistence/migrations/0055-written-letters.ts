import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The commission writes the templates of its letters anew, as it does those of mails: always as a further version. */
export class WrittenLetters1790000000055 implements MigrationInterface {
  name = 'WrittenLetters1790000000055';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE letter_template RENAME loaded_at TO written_at;
      ALTER TABLE letter_template ADD COLUMN written_by uuid REFERENCES account;
      GRANT INSERT ON letter_template TO guohe_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      REVOKE INSERT ON letter_template FROM guohe_app;
      ALTER TABLE letter_template DROP COLUMN written_by;
      ALTER TABLE letter_template RENAME written_at TO loaded_at;
    `);
  }
}
