import type { MigrationInterface, QueryRunner } from 'typeorm';

const ME = `nullif(current_setting('guohe.account', true), '')::uuid`;
const OWN = `organisation_id = nullif(current_setting('guohe.organisation', true), '')::uuid`;

/**
 * What ends. Files stay with the organisation that owns them: whoever has left it does not take along what they uploaded (a wall of its
 * own within the one that migration 0022 raised). The secret of a second factor that nobody confirms is over.
 */
export class WhatEnds1790000000046 implements MigrationInterface {
  name = 'WhatEnds1790000000046';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION belongs_to(person uuid, organisation uuid) RETURNS boolean
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
        BEGIN
          RETURN EXISTS (SELECT FROM member m WHERE m.account_id = person AND m.organisation_id = organisation);
        END $$;
      CREATE POLICY app_has_left ON stored_file AS RESTRICTIVE FOR SELECT TO guohe_app USING (
        (uploaded_by = ${ME}) IS NOT TRUE OR organisation_id IS NULL OR current_setting('guohe.sees', true) = 'all' OR ${OWN}
        OR belongs_to(${ME}, organisation_id));
      ALTER TABLE second_factor ADD COLUMN pending_until timestamptz;
      UPDATE second_factor SET pending_secret = NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE second_factor DROP COLUMN pending_until;
      DROP POLICY app_has_left ON stored_file;
      DROP FUNCTION belongs_to(uuid, uuid);
    `);
  }
}
