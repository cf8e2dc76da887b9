import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comes with a release: the law, the calendar, the templates of letters, the schema's own history. Nobody but the owner changes it. */
const OF_THE_RELEASE = 'measure_version, calendar_year, letter_template, migrations';

/** What API and worker may do in the record, now and with tables to come: see libs/persistence/roles.ts. */
export class Roles1790000000017 implements MigrationInterface {
  name = 'Roles1790000000017';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      GRANT USAGE ON SCHEMA public TO guohe_app, guohe_relay, guohe_audit;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO guohe_app, guohe_relay;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO guohe_app, guohe_relay;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO guohe_app, guohe_relay;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO guohe_app, guohe_relay;
      REVOKE INSERT, UPDATE, DELETE ON ${OF_THE_RELEASE} FROM guohe_app, guohe_relay;
      REVOKE INSERT, UPDATE, DELETE ON audit_entry FROM guohe_app, guohe_relay;
      GRANT INSERT ON audit_entry TO guohe_audit;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM guohe_app, guohe_relay;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM guohe_app, guohe_relay;
      REVOKE ALL ON ALL TABLES IN SCHEMA public FROM guohe_app, guohe_relay, guohe_audit;
      REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM guohe_app, guohe_relay;
      REVOKE USAGE ON SCHEMA public FROM guohe_app, guohe_relay, guohe_audit;
    `);
  }
}
