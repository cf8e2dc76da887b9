import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What guards sign-in: counted attempts, the browsers from which a person has signed in before, second factors. */
export class Trust1790000000021 implements MigrationInterface {
  name = 'Trust1790000000021';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- As rate-limiter-flexible wants it; keys are hashes. What is counted here may be lost.
      CREATE UNLOGGED TABLE attempt_count (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      );
      CREATE INDEX attempt_count_expire ON attempt_count (expire);

      CREATE TABLE known_browser (
        token_hash text PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX known_browser_account ON known_browser (account_id);

      CREATE TABLE second_factor (
        account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
        -- Sealed as second_factor/<account_id>. The pending one counts once a code of it was shown.
        secret text,
        pending_secret text,
        -- The time step of the last code that was taken: none before it is taken again.
        last_step bigint NOT NULL DEFAULT 0,
        confirmed_at timestamptz,
        CHECK ((secret IS NULL) = (confirmed_at IS NULL))
      );
      CREATE TABLE recovery_code (
        account_id uuid NOT NULL REFERENCES second_factor ON DELETE CASCADE,
        code_hash text NOT NULL,
        PRIMARY KEY (account_id, code_hash)
      );
      -- Opened with a second factor.
      ALTER TABLE session ADD COLUMN strong boolean NOT NULL DEFAULT false;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE session DROP COLUMN strong;
      DROP TABLE recovery_code, second_factor, known_browser, attempt_count;
    `);
  }
}
