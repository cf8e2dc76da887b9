import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The window for vouchers and the withdrawal of a campaign; what tells every process at once of accounts that changed and of
 * years that were announced.
 */
export class WindowsAndNews1790000000004 implements MigrationInterface {
  name = 'WindowsAndNews1790000000004';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Every API process keeps in mind who is signed in: it hears of what has changed when the change commits.
      CREATE FUNCTION account_changed() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
          PERFORM pg_notify('account_changed', to_jsonb(OLD) ->> TG_ARGV[0]);
          RETURN NULL;
        END $$;
      CREATE TRIGGER account_changed AFTER UPDATE OR DELETE ON account
        FOR EACH ROW EXECUTE FUNCTION account_changed('id');
      CREATE TRIGGER session_ended AFTER UPDATE OR DELETE ON session
        FOR EACH ROW EXECUTE FUNCTION account_changed('account_id');

      -- Whoever computes a limit holds the calendar as it is until it commits; whoever loads a year waits for them. Volatile: what
      -- was loaded while the lock was waited for is seen.
      CREATE FUNCTION calendar_version() RETURNS text LANGUAGE plpgsql VOLATILE AS
        $$ BEGIN
          PERFORM pg_advisory_xact_lock_shared(hashtext('calendar_year'));
          RETURN (SELECT count(*) || '/' || coalesce(max(loaded_at)::text, '') FROM calendar_year);
        END $$;

      ALTER TABLE stored_file ADD UNIQUE (storage_key);

      ALTER TABLE campaign
        DROP CONSTRAINT campaign_state_check, DROP CONSTRAINT campaign_check, ADD COLUMN withdrawn_at timestamptz,
        ADD CONSTRAINT campaign_state_check CHECK (state IN ('opening', 'filing', 'reviewing', 'published', 'withdrawn')),
        ADD CONSTRAINT campaign_check CHECK (state IN ('opening', 'withdrawn') OR filing_due_at IS NOT NULL),
        ADD CONSTRAINT campaign_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL));

      ALTER TABLE subsidy_scheme
        ADD COLUMN vouchers_due_on date, ADD COLUMN vouchers_due_at timestamptz, ADD COLUMN vouchers_explanation jsonb;
      -- A scheme that had no window takes vouchers until its proposal is due.
      UPDATE subsidy_scheme s SET vouchers_due_at = coalesce(c.due_at, c.opened_at),
        vouchers_due_on = (coalesce(c.due_at, c.opened_at) AT TIME ZONE 'Asia/Shanghai')::date,
        vouchers_explanation = '{"zh": "至提出分配方案的期限", "en": "until the proposal is due"}'
      FROM procedure_case c WHERE c.id = s.case_id;
      ALTER TABLE subsidy_scheme ALTER vouchers_due_on SET NOT NULL, ALTER vouchers_due_at SET NOT NULL,
        ALTER vouchers_explanation SET NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE subsidy_scheme DROP COLUMN vouchers_due_on, DROP COLUMN vouchers_due_at, DROP COLUMN vouchers_explanation;
      DELETE FROM campaign WHERE state = 'withdrawn';
      ALTER TABLE campaign DROP COLUMN withdrawn_at;
      ALTER TABLE campaign DROP CONSTRAINT campaign_state_check, DROP CONSTRAINT campaign_check,
        ADD CONSTRAINT campaign_state_check CHECK (state IN ('opening', 'filing', 'reviewing', 'published')),
        ADD CONSTRAINT campaign_check CHECK (state = 'opening' OR filing_due_at IS NOT NULL);
      ALTER TABLE stored_file DROP CONSTRAINT stored_file_storage_key_key;
      DROP FUNCTION calendar_version();
      DROP FUNCTION account_changed() CASCADE;
    `);
  }
}
