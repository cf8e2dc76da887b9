import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who stands in for whom, in which offices and on which days. */
export class Delegations1790000000028 implements MigrationInterface {
  name = 'Delegations1790000000028';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE delegation (
        id uuid PRIMARY KEY,
        absent_id uuid NOT NULL REFERENCES account,
        stand_in_id uuid NOT NULL REFERENCES account,
        roles text[] NOT NULL CHECK (cardinality(roles) > 0),
        from_on date NOT NULL,
        until_on date NOT NULL,
        reason text NOT NULL,
        made_by uuid NOT NULL REFERENCES account,
        made_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        ended_by uuid REFERENCES account,
        CHECK (absent_id <> stand_in_id),
        CHECK (from_on <= until_on),
        CHECK ((ended_at IS NULL) = (ended_by IS NULL))
      );
      CREATE INDEX delegation_absent ON delegation (absent_id);
      CREATE INDEX delegation_stand_in ON delegation (stand_in_id);

      -- Who stands in for whom today, as what: no longer than the absent person holds the office.
      CREATE VIEW standing_in AS
        SELECT d.stand_in_id, d.absent_id, a.display_name AS absent_name, max(d.until_on) AS until_on,
          array_agg(DISTINCT r.role ORDER BY r.role) AS roles
        FROM delegation d JOIN account a ON a.id = d.absent_id AND a.disabled_at IS NULL
          CROSS JOIN LATERAL unnest(d.roles) AS r (role)
        WHERE d.ended_at IS NULL AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN d.from_on AND d.until_on
          AND r.role = ANY(a.roles)
        GROUP BY d.stand_in_id, d.absent_id, a.display_name;
      REVOKE INSERT, UPDATE, DELETE ON standing_in FROM guohe_app, guohe_relay;

      -- Where somebody stood in: nobody approves what was proposed in their own name either.
      ALTER TABLE subsidy_scheme ADD COLUMN proposed_for uuid REFERENCES account;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE subsidy_scheme DROP COLUMN proposed_for;
      DROP VIEW standing_in;
      DROP TABLE delegation;
    `);
  }
}
