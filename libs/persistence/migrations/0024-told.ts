import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people are told beside the counter: which notices go to whom by mail, at once or once a day. */
export class Told1790000000024 implements MigrationInterface {
  name = 'Told1790000000024';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Whether it was passed on to those who want it by mail. What people have read long ago is not.
      ALTER TABLE notice ADD COLUMN passed_on boolean NOT NULL DEFAULT true;
      ALTER TABLE notice ALTER passed_on SET DEFAULT false;
      CREATE INDEX notice_to_pass_on ON notice (id) WHERE NOT passed_on;
      CREATE INDEX account_told_of_organisation ON account (organisation_id) WHERE email_verified_at IS NOT NULL;

      CREATE TABLE notice_way (
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        topic text NOT NULL,
        way text NOT NULL CHECK (way IN ('here', 'mail', 'daily')),
        PRIMARY KEY (account_id, topic)
      );
      CREATE TABLE digest_item (
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        notice_id uuid NOT NULL REFERENCES notice ON DELETE CASCADE,
        due_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, notice_id)
      );
      CREATE INDEX digest_item_due ON digest_item (due_at);

      CREATE TABLE address_check (
        account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
        address text NOT NULL,
        code_hash text NOT NULL,
        sent_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0
      );

      ALTER TABLE mail ADD COLUMN calendar text;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE mail DROP COLUMN calendar;
      DROP TABLE address_check, digest_item, notice_way;
      DROP INDEX account_told_of_organisation;
      ALTER TABLE notice DROP COLUMN passed_on;
    `);
  }
}
