import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails as rows that are committed with what they tell, what was captured instead of sent, and the addresses of accounts. */
export class Mail1790000000019 implements MigrationInterface {
  name = 'Mail1790000000019';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE account ADD COLUMN email text, ADD COLUMN email_verified_at timestamptz,
        ADD CONSTRAINT account_email_verified CHECK (email_verified_at IS NULL OR email IS NOT NULL);
      CREATE INDEX account_email ON account (lower(email)) WHERE email IS NOT NULL;

      CREATE TABLE mail (
        id uuid PRIMARY KEY,
        -- What is told and to whom: a second order under it adds nothing.
        key text NOT NULL UNIQUE,
        account_id uuid REFERENCES account ON DELETE SET NULL,
        address text NOT NULL CHECK (address !~ '[[:cntrl:][:space:]]'),
        kind text NOT NULL,
        locale text NOT NULL CHECK (locale IN ('zh', 'en')),
        -- Emptied once there is nothing left to do: they may hold what only the addressee should know.
        params jsonb NOT NULL DEFAULT '{}',
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'refused', 'givenUp')),
        created_at timestamptz NOT NULL DEFAULT now(),
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        ended_at timestamptz,
        CHECK ((state = 'waiting') = (ended_at IS NULL))
      );
      CREATE INDEX mail_next ON mail (next_attempt_at, id) WHERE state = 'waiting';
      CREATE INDEX mail_state ON mail (state, id);
      CREATE INDEX mail_account ON mail (account_id, id);

      CREATE TABLE captured_mail (
        id uuid PRIMARY KEY,
        address text NOT NULL,
        subject text NOT NULL,
        body text NOT NULL,
        source bytea NOT NULL,
        captured_at timestamptz NOT NULL DEFAULT now()
      );

      -- What the commission has written comes before what the release brought.
      CREATE TABLE mail_template (
        kind text NOT NULL,
        locale text NOT NULL CHECK (locale IN ('zh', 'en')),
        version integer NOT NULL,
        body text NOT NULL,
        written_by uuid REFERENCES account,
        written_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (kind, locale, version)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE mail_template, captured_mail, mail;
      ALTER TABLE account DROP COLUMN email_verified_at, DROP COLUMN email;
    `);
  }
}
