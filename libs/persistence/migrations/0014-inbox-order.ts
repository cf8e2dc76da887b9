import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 待办的顺序: what nobody waits for comes behind what somebody does; every list of the inbox is read in that order. */
export class InboxOrder1790000000014 implements MigrationInterface {
  name = 'InboxOrder1790000000014';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE work_item ADD COLUMN rank smallint NOT NULL
        GENERATED ALWAYS AS (CASE WHEN task = 'plaqueHandOver' THEN 1 ELSE 0 END) STORED;
      DROP INDEX work_item_role, work_item_task, work_item_assignee, work_item_organisation;
      CREATE INDEX work_item_role ON work_item (role, rank, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND assignee_id IS NULL AND organisation_id IS NULL;
      CREATE INDEX work_item_task ON work_item (task, rank, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND assignee_id IS NULL AND organisation_id IS NULL;
      CREATE INDEX work_item_assignee ON work_item (assignee_id, rank, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND assignee_id IS NOT NULL;
      CREATE INDEX work_item_organisation ON work_item (organisation_id, rank, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND organisation_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX work_item_role, work_item_task, work_item_assignee, work_item_organisation;
      ALTER TABLE work_item DROP COLUMN rank;
      CREATE INDEX work_item_role ON work_item (role, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND assignee_id IS NULL AND organisation_id IS NULL;
      CREATE INDEX work_item_task ON work_item (task, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND assignee_id IS NULL AND organisation_id IS NULL;
      CREATE INDEX work_item_assignee ON work_item (assignee_id, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND assignee_id IS NOT NULL;
      CREATE INDEX work_item_organisation ON work_item (organisation_id, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND organisation_id IS NOT NULL;
    `);
  }
}
