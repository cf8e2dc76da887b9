import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each objection has work items of its own; an item of a meeting may be put over to another one. */
export class ObjectionItems1790000000012 implements MigrationInterface {
  name = 'ObjectionItems1790000000012';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE work_item ADD COLUMN objection_id uuid REFERENCES objection ON DELETE CASCADE;
      DROP INDEX work_item_open;
      CREATE UNIQUE INDEX work_item_open ON work_item (case_id, task,
        coalesce(objection_id, assignee_id, organisation_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE closed_at IS NULL;
      CREATE INDEX work_item_objection ON work_item (objection_id) WHERE objection_id IS NOT NULL;
      -- What waited once for all objections of a case waits for each of them.
      INSERT INTO work_item (id, case_id, task, role, opened_at, due_at, objection_id)
      SELECT gen_random_uuid(), o.case_id, 'objectionScreening', 'caseOfficer', o.filed_at, c.due_at, o.id
      FROM objection o JOIN procedure_case c ON c.id = o.case_id WHERE o.state = 'filed' AND c.closed_at IS NULL;
      INSERT INTO work_item (id, case_id, task, role, opened_at, due_at, objection_id)
      SELECT gen_random_uuid(), o.case_id, 'objectionDecision', 'decisionMaker', c.state_since, c.due_at, o.id
      FROM objection o JOIN procedure_case c ON c.id = o.case_id WHERE o.state = 'accepted' AND c.closed_at IS NULL;
      DELETE FROM work_item
      WHERE task IN ('objectionScreening', 'objectionDecision') AND objection_id IS NULL AND closed_at IS NULL;

      ALTER TABLE meeting_item DROP CONSTRAINT meeting_item_result_check,
        ADD CONSTRAINT meeting_item_result_check
          CHECK (result IN ('selected', 'cultivated', 'notSelected', 'left', 'putOver'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE meeting_item SET result = 'left', tally = NULL WHERE result = 'putOver';
      ALTER TABLE meeting_item DROP CONSTRAINT meeting_item_result_check,
        ADD CONSTRAINT meeting_item_result_check CHECK (result IN ('selected', 'cultivated', 'notSelected', 'left'));
      DELETE FROM work_item i WHERE i.closed_at IS NULL AND EXISTS (
        SELECT FROM work_item o WHERE o.case_id = i.case_id AND o.task = i.task AND o.closed_at IS NULL
          AND o.objection_id < i.objection_id);
      ALTER TABLE work_item DROP COLUMN objection_id;
      CREATE UNIQUE INDEX work_item_open ON work_item (case_id, task,
        coalesce(assignee_id, organisation_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE closed_at IS NULL;
    `);
  }
}
