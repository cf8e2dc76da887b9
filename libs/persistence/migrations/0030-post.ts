import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that came back, and mails that are tried again; uploads that are forgotten a day after their last part. */
export class Post1790000000030 implements MigrationInterface {
  name = 'Post1790000000030';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE mail DROP CONSTRAINT mail_state_check,
        ADD CONSTRAINT mail_state_check CHECK (state IN ('waiting', 'sent', 'refused', 'givenUp', 'bounced')),
        -- Since then it has waited, where somebody had it tried again.
        ADD COLUMN retried_at timestamptz;

      -- A row in which a decision waits is looked for every half a minute among all that were ever taken.
      CREATE INDEX command_pending ON command (created_at) WHERE state = 'pending';

      ALTER TABLE upload ADD COLUMN advanced_at timestamptz NOT NULL DEFAULT now(),
        -- Its parts are in the store: they go first, then the row. A draft that is deleted must not take the row before.
        DROP CONSTRAINT upload_dossier_id_fkey;
      UPDATE upload SET advanced_at = created_at;
      DROP INDEX upload_created;
      CREATE INDEX upload_advanced ON upload (advanced_at);
      -- How many files one person has uploaded of late.
      CREATE INDEX stored_file_uploader ON stored_file (uploaded_by, uploaded_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX stored_file_uploader, upload_advanced;
      CREATE INDEX upload_created ON upload (created_at);
      DELETE FROM upload u WHERE dossier_id IS NOT NULL AND NOT EXISTS (SELECT FROM dossier d WHERE d.id = u.dossier_id);
      ALTER TABLE upload DROP COLUMN advanced_at,
        ADD CONSTRAINT upload_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossier ON DELETE CASCADE;
      DROP INDEX command_pending;
      UPDATE mail SET state = 'refused' WHERE state = 'bounced';
      ALTER TABLE mail DROP COLUMN retried_at, DROP CONSTRAINT mail_state_check,
        ADD CONSTRAINT mail_state_check CHECK (state IN ('waiting', 'sent', 'refused', 'givenUp'));
    `);
  }
}
