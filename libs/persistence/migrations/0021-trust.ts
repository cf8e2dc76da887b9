import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What guards sign-in: counted attempts, and the browsers from which a person has signed in before. */
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
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE known_browser, attempt_count`);
  }
}
