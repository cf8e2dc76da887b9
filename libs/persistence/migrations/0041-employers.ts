import type { MigrationInterface, QueryRunner } from 'typeorm';

const WITHOUT_ROW = `FROM account a WHERE a.organisation_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM membership k WHERE k.account_id = a.id AND k.organisation_id = a.organisation_id)`;

/** `member` of migration 0021; `rows`: which memberships count. */
const memberOf = (rows: string) => `
  CREATE OR REPLACE VIEW member AS
    SELECT m.account_id, m.organisation_id, m.administrator, o.name FROM (
      SELECT account_id, organisation_id, administrator FROM membership ${rows}
      UNION ALL
      SELECT a.id, a.organisation_id, true ${WITHOUT_ROW} AND a.roles @> '{applicant}') m
    JOIN organisation o ON o.id = m.organisation_id;`;

/** For whom somebody works or worked, whomever the person acts for at the moment: 回避 asks for that, and a draw for what it was then. */
export class Employers1790000000041 implements MigrationInterface {
  name = 'Employers1790000000041';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Whoever leaves was a colleague until then.
      ALTER TABLE membership ADD COLUMN ended_at timestamptz;
      ${memberOf('WHERE ended_at IS NULL')}
      -- A view, since whoever acts for one organisation sees no other one, though a tie to it counts.
      CREATE VIEW employer AS
        SELECT e.account_id, o.uscc, e.since, e.ended_at FROM (
          SELECT account_id, organisation_id, since, ended_at FROM membership
          UNION ALL
          SELECT a.id, a.organisation_id, a.created_at, NULL::timestamptz ${WITHOUT_ROW}) e
        JOIN organisation o ON o.id = e.organisation_id;
      REVOKE INSERT, UPDATE, DELETE ON employer FROM guohe_app, guohe_relay;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW employer;
      DELETE FROM membership WHERE ended_at IS NOT NULL;
      ${memberOf('')}
      ALTER TABLE membership DROP COLUMN ended_at;
    `);
  }
}
