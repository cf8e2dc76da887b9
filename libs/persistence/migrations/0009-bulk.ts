import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 批量办理: one action over many cases, with what came of each. */
export class Bulk1790000000009 implements MigrationInterface {
  name = 'Bulk1790000000009';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE bulk_action (
        id uuid PRIMARY KEY,
        batch_id uuid NOT NULL REFERENCES batch,
        action text NOT NULL,
        payload jsonb NOT NULL DEFAULT '{}',
        state text NOT NULL CHECK (state IN ('previewing', 'previewed', 'running', 'done', 'dropped')),
        created_by uuid NOT NULL REFERENCES account,
        confirmed_by uuid REFERENCES account,
        created_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz
      );
      CREATE INDEX bulk_action_batch ON bulk_action (batch_id, id);
      CREATE INDEX bulk_action_open ON bulk_action (id) WHERE ended_at IS NULL;
      CREATE TABLE bulk_action_case (
        action_id uuid NOT NULL REFERENCES bulk_action ON DELETE CASCADE,
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        position integer NOT NULL,
        verdict text NOT NULL DEFAULT 'waiting' CHECK (verdict IN ('waiting', 'possible', 'done', 'refused')),
        code text,
        params jsonb,
        PRIMARY KEY (action_id, case_id),
        UNIQUE (action_id, position)
      );
      CREATE INDEX bulk_action_case_verdict ON bulk_action_case (action_id, verdict, position);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE bulk_action_case, bulk_action;`);
  }
}
