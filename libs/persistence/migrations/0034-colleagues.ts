import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What colleagues are for each dossier of their organisation, and organisations that are invited to register. */
export class Colleagues1790000000034 implements MigrationInterface {
  name = 'Colleagues1790000000034';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Whoever is not here looks at it, but for who drew it up and the administrators, who own it.
      CREATE TABLE dossier_role (
        dossier_id uuid NOT NULL REFERENCES dossier ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
        PRIMARY KEY (dossier_id, account_id)
      );
      CREATE INDEX dossier_role_account ON dossier_role (account_id);
      ALTER TABLE dossier_role ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY house ON dossier_role TO guohe_relay, CURRENT_USER USING (true) WITH CHECK (true);
      CREATE POLICY app ON dossier_role TO guohe_app USING (EXISTS (SELECT FROM dossier d WHERE d.id = dossier_id));

      -- To which dossiers of the organisation, and as what.
      ALTER TABLE invitation ADD COLUMN dossiers jsonb NOT NULL DEFAULT '[]';

      -- What is registered by one, for this organisation and from this mailbox, needs no further word of the commission.
      CREATE TABLE organisation_invitation (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        token_hash text NOT NULL UNIQUE,
        uscc text NOT NULL,
        email text NOT NULL,
        invited_by uuid NOT NULL REFERENCES account,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      ALTER TABLE registration ADD COLUMN invitation_id uuid REFERENCES organisation_invitation;

      -- Whether somebody is an administrator is kept in mind by every API process.
      CREATE TRIGGER membership_changed AFTER UPDATE OR DELETE ON membership
        FOR EACH ROW EXECUTE FUNCTION account_changed('account_id');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER membership_changed ON membership;
      ALTER TABLE registration DROP COLUMN invitation_id;
      DROP TABLE organisation_invitation;
      ALTER TABLE invitation DROP COLUMN dossiers;
      DROP TABLE dossier_role;
    `);
  }
}
