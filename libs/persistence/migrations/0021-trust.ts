import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What guards sign-in: counted attempts, the browsers from which a person has signed in before, second factors, links to a new password, tokens of machines; and how people and organisations come in. */
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
      CREATE TABLE password_reset (
        token_hash text PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX password_reset_account ON password_reset (account_id);
      CREATE INDEX password_reset_expires ON password_reset (expires_at);

      CREATE TABLE api_token (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        name text NOT NULL,
        token_hash text NOT NULL UNIQUE,
        scopes text[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        last_used_at timestamptz
      );
      CREATE INDEX api_token_account ON api_token (account_id);
      CREATE TRIGGER api_token_ended AFTER UPDATE OF token_hash, account_id, scopes, expires_at OR DELETE ON api_token
        FOR EACH ROW EXECUTE FUNCTION account_changed('account_id');

      -- For which organisations a person may act; the one acted for is the account's.
      CREATE TABLE membership (
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        organisation_id uuid NOT NULL REFERENCES organisation,
        administrator boolean NOT NULL,
        since timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (account_id, organisation_id)
      );
      CREATE INDEX membership_organisation ON membership (organisation_id);
      -- Who acts for which organisation: by a row, or by the organisation that an account was made with; whom the commission has made an
      -- account for without a row is an administrator of it. A view, since a person sees the names of all the own organisations.
      CREATE VIEW member AS
        SELECT m.account_id, m.organisation_id, m.administrator, o.name FROM (
          SELECT account_id, organisation_id, administrator FROM membership
          UNION ALL
          SELECT a.id, a.organisation_id, true FROM account a
          WHERE a.organisation_id IS NOT NULL AND a.roles @> '{applicant}'
            AND NOT EXISTS (SELECT FROM membership k WHERE k.account_id = a.id AND k.organisation_id = a.organisation_id)) m
        JOIN organisation o ON o.id = m.organisation_id;

      CREATE TABLE invitation (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        token_hash text NOT NULL UNIQUE,
        email text NOT NULL,
        display_name text NOT NULL,
        roles text[] NOT NULL,
        organisation_id uuid REFERENCES organisation,
        administrator boolean NOT NULL,
        invited_by uuid NOT NULL REFERENCES account,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        accepted_by uuid REFERENCES account
      );
      CREATE INDEX invitation_organisation ON invitation (organisation_id);

      CREATE TABLE registration (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        token_hash text NOT NULL,
        name text NOT NULL,
        uscc text NOT NULL,
        district text NOT NULL,
        display_name text NOT NULL,
        email text NOT NULL,
        licence_file_id uuid REFERENCES stored_file,
        state text NOT NULL DEFAULT 'withoutLicence' CHECK (state IN ('withoutLicence', 'pending', 'approved', 'refused')),
        reason text,
        decided_by uuid REFERENCES account,
        decided_at timestamptz,
        organisation_id uuid REFERENCES organisation,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((state IN ('approved', 'refused')) = (decided_at IS NOT NULL)),
        CHECK (state <> 'refused' OR reason IS NOT NULL)
      );
      CREATE INDEX registration_pending ON registration (created_at, id) WHERE state = 'pending';

      -- Opened with a second factor.
      ALTER TABLE session ADD COLUMN strong boolean NOT NULL DEFAULT false;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE session DROP COLUMN strong;
      DROP VIEW member;
      DROP TABLE registration, invitation, membership, api_token, password_reset, recovery_code, second_factor, known_browser, attempt_count;
    `);
  }
}
