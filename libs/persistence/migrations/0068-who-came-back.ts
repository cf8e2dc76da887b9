import type { MigrationInterface, QueryRunner } from 'typeorm';

const EMPLOYER = (away: string) => `
  CREATE OR REPLACE VIEW employer AS
    SELECT e.account_id, o.uscc, e.since, e.ended_at${away && ', e.was_away'} FROM (
      SELECT account_id, organisation_id, since, ended_at${away && ', was_away'} FROM membership
      UNION ALL
      SELECT a.id, a.organisation_id, a.created_at, NULL::timestamptz${away && `, '{}'::tstzmultirange`} FROM account a
      WHERE a.organisation_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM membership k WHERE k.account_id = a.id AND k.organisation_id = a.organisation_id)) e
    JOIN organisation o ON o.id = e.organisation_id;
  REVOKE INSERT, UPDATE, DELETE ON employer FROM guohe_app, guohe_relay;`;

/**
 * When somebody was away who came back: whose account was disabled, who had left an organisation. A draw of that time meets the pool as
 * it was then. What the trail says of accounts that were disabled and enabled again before is taken over, with its own times, which may
 * differ by milliseconds from those of a draw beside it; of memberships that were left and taken up again before, nothing is known.
 */
export class WhoCameBack1790000000068 implements MigrationInterface {
  name = 'WhoCameBack1790000000068';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE account ADD COLUMN was_disabled tstzmultirange NOT NULL DEFAULT '{}';
      ALTER TABLE membership ADD COLUMN was_away tstzmultirange NOT NULL DEFAULT '{}';
      UPDATE account a SET was_disabled = p.periods FROM (
        SELECT subject_id, range_agg(tstzrange(since, at)) AS periods FROM (
          SELECT subject_id, at, after->>'disabled' AS disabled, lag(at) OVER of_account AS since,
            lag(after->>'disabled') OVER of_account AS before
          FROM audit_entry
          WHERE action = 'changeAccount' AND subject_kind = 'account' AND before->>'disabled' <> after->>'disabled'
          WINDOW of_account AS (PARTITION BY subject_id ORDER BY id)) changed
        WHERE disabled = 'false' AND before = 'true' GROUP BY subject_id) p
      WHERE a.id = p.subject_id;
      ${EMPLOYER('was_away')}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW employer;
      ${EMPLOYER('')}
      ALTER TABLE membership DROP COLUMN was_away;
      ALTER TABLE account DROP COLUMN was_disabled;
    `);
  }
}
