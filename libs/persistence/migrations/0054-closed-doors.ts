import type { MigrationInterface, QueryRunner } from 'typeorm';

const ALL = `current_setting('guohe.sees', true) = 'all'`;
const ME = `nullif(current_setting('guohe.account', true), '')::uuid`;
const OWNER = `nullif(current_setting('guohe.organisation', true), '')::uuid`;
const PUBLIC = `current_setting('guohe.sees', true) LIKE '%public%'`;

/** Table → which of its rows are there for whoever asks. Who adds one, adds it for others, too. */
const WALLS = {
  // Its answer repeats what was written; a stranger's is found by a hash of the stranger's own key.
  command: `${ALL} OR account_id = ${ME} OR account_id IS NULL AND ${PUBLIC}`,
  invitation: `${ALL} OR organisation_id = ${OWNER}`,
  mail: `${ALL} OR account_id = ${ME}`,
} as const;

/** Everything of a mail but what it says, which may be a link for its addressee alone. */
const OUTSIDE_OF_A_MAIL = [
  'id',
  'key',
  'account_id',
  'address',
  'kind',
  'locale',
  'state',
  'created_at',
  'next_attempt_at',
  'attempts',
  'last_error',
  'ended_at',
  'retried_at',
  'says_something',
];

/** Of ours: what an extension brings is not ours to change. */
const ACTS_AS_THE_OWNER = `prosecdef AND prokind = 'f' AND pronamespace = 'public'::regnamespace AND proowner = current_user::regrole`;

/**
 * What stood open beside the walls: functions that act as the owner find nothing that whoever calls them has put in their way
 * (a temporary type comes before all others where no path says otherwise), and answers, invitations and mails are their owner's.
 */
export class ClosedDoors1790000000054 implements MigrationInterface {
  name = 'ClosedDoors1790000000054';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DO $$
      DECLARE of_owner regprocedure;
      BEGIN
        FOR of_owner IN SELECT oid FROM pg_proc WHERE ${ACTS_AS_THE_OWNER} LOOP
          EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', of_owner);
        END LOOP;
      END $$;
      ALTER TABLE mail ADD COLUMN says_something boolean NOT NULL GENERATED ALWAYS AS (params <> '{}') STORED;
      REVOKE SELECT ON mail FROM guohe_app;
      GRANT SELECT (${OUTSIDE_OF_A_MAIL.join(', ')}) ON mail TO guohe_app;
    `);
    for (const [table, rows] of Object.entries(WALLS)) {
      await queryRunner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY house ON ${table} TO guohe_relay, CURRENT_USER USING (true) WITH CHECK (true);
        CREATE POLICY app ON ${table} TO guohe_app USING (${rows});
        CREATE POLICY app_adds ON ${table} FOR INSERT TO guohe_app WITH CHECK (true);
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of Object.keys(WALLS)) {
      await queryRunner.query(`
        DROP POLICY house ON ${table};
        DROP POLICY app ON ${table};
        DROP POLICY app_adds ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      `);
    }
    await queryRunner.query(`
      REVOKE SELECT (${OUTSIDE_OF_A_MAIL.join(', ')}) ON mail FROM guohe_app;
      GRANT SELECT ON mail TO guohe_app;
      ALTER TABLE mail DROP COLUMN says_something;
      DO $$
      DECLARE of_owner regprocedure;
      BEGIN
        FOR of_owner IN SELECT oid FROM pg_proc WHERE ${ACTS_AS_THE_OWNER} LOOP
          EXECUTE format('ALTER FUNCTION %s RESET search_path', of_owner);
        END LOOP;
        ALTER FUNCTION belongs_to SET search_path = public;
      END $$;
    `);
  }
}
