import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions that their owner can tell apart and end, and that end when nobody uses them. */
export class SignIn1790000000016 implements MigrationInterface {
  name = 'SignIn1790000000016';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE session
        ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
        ADD COLUMN last_seen_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN in_cookie boolean NOT NULL DEFAULT false,
        ADD COLUMN address text,
        ADD COLUMN client text;
      -- That somebody is still there is no news to anybody.
      DROP TRIGGER session_ended ON session;
      CREATE TRIGGER session_ended AFTER UPDATE OF token_hash, account_id, expires_at OR DELETE ON session
        FOR EACH ROW EXECUTE FUNCTION account_changed('account_id');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER session_ended ON session;
      CREATE TRIGGER session_ended AFTER UPDATE OR DELETE ON session
        FOR EACH ROW EXECUTE FUNCTION account_changed('account_id');
      ALTER TABLE session DROP COLUMN id, DROP COLUMN last_seen_at, DROP COLUMN in_cookie, DROP COLUMN address, DROP COLUMN client;
    `);
  }
}
