import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of an invitation and a role that was given meanwhile the later word counts; what invites an organisation can be withdrawn. */
export class Invitations1790000000037 implements MigrationInterface {
  name = 'Invitations1790000000037';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE dossier_role ADD COLUMN given_at timestamptz NOT NULL DEFAULT now();
      ALTER TABLE organisation_invitation ADD COLUMN withdrawn_at timestamptz;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE organisation_invitation DROP COLUMN withdrawn_at;
      ALTER TABLE dossier_role DROP COLUMN given_at;
    `);
  }
}
