import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long what is kept of people stays, when that was last looked at, accounts whose person is no longer known, and passwords that somebody else chose. */
export class Retention1790000000029 implements MigrationInterface {
  name = 'Retention1790000000029';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE retention_rule (
        -- The chain of the trail that tells what was erased under it.
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        what text NOT NULL UNIQUE,
        content jsonb NOT NULL,
        carried_out_at timestamptz
      );
      REVOKE INSERT, UPDATE, DELETE ON retention_rule FROM guohe_app, guohe_relay;
      GRANT UPDATE (carried_out_at) ON retention_rule TO guohe_relay;

      ALTER TABLE account ADD COLUMN erased_at timestamptz, ADD CHECK (erased_at IS NULL OR disabled_at IS NOT NULL);
      -- Chosen by an administrator: its owner does nothing before choosing another.
      ALTER TABLE account ADD COLUMN password_given boolean NOT NULL DEFAULT false;
      CREATE INDEX session_expires ON session (expires_at);
      CREATE INDEX command_answered ON command (created_at) WHERE case_id IS NULL;
      CREATE INDEX mail_ended ON mail (ended_at) WHERE ended_at IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX mail_ended, command_answered, session_expires;
      ALTER TABLE account DROP COLUMN password_given, DROP COLUMN erased_at;
      DROP TABLE retention_rule;
    `);
  }
}
