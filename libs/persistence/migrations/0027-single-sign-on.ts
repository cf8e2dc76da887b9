import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who somebody is in the commission's directory, and sign-ins there that have not come back yet. */
export class SingleSignOn1790000000027 implements MigrationInterface {
  name = 'SingleSignOn1790000000027';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Whoever stands here signs in at the directory alone.
      CREATE TABLE directory_identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        account_id uuid NOT NULL UNIQUE REFERENCES account ON DELETE CASCADE,
        since timestamptz NOT NULL DEFAULT now(),
        -- When the directory vouched for the person last.
        seen_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (issuer, subject)
      );
      -- Good once, in the browser that began it.
      CREATE TABLE directory_attempt (
        state_hash text PRIMARY KEY,
        browser_hash text NOT NULL,
        nonce text NOT NULL,
        code_verifier text NOT NULL,
        return_to text NOT NULL,
        -- Whose account is to be linked; null where somebody signs in.
        account_id uuid REFERENCES account ON DELETE CASCADE,
        -- Of the password by which its owner was known when it began.
        password_hash text,
        CHECK ((account_id IS NULL) = (password_hash IS NULL)),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX directory_attempt_expires ON directory_attempt (expires_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE directory_attempt, directory_identity`);
  }
}
