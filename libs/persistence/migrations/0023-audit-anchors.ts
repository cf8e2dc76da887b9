import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The anchors of the trail, and how far each chain is anchored. */
export class AuditAnchors1790000000023 implements MigrationInterface {
  name = 'AuditAnchors1790000000023';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE audit_chain ADD COLUMN anchored integer NOT NULL DEFAULT 0, ADD CHECK (anchored <= length);
      GRANT UPDATE (anchored) ON audit_chain TO guohe_relay;

      -- What anchors say lies outside the database, too: see libs/contracts/anchor.ts.
      CREATE TABLE audit_anchor (
        number integer PRIMARY KEY,
        at timestamptz NOT NULL,
        content jsonb NOT NULL
      );
      REVOKE INSERT, UPDATE, DELETE ON audit_anchor FROM guohe_app;
      REVOKE UPDATE, DELETE ON audit_anchor FROM guohe_relay;
      CREATE TRIGGER audit_anchor_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_anchor
        FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE audit_anchor;
      REVOKE UPDATE (anchored) ON audit_chain FROM guohe_relay;
      ALTER TABLE audit_chain DROP COLUMN anchored;
    `);
  }
}
