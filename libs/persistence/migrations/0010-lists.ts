import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every list is read along an index in its own order, however many rows there are. */
export class Lists1790000000010 implements MigrationInterface {
  name = 'Lists1790000000010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX work_item_role, work_item_assignee, work_item_organisation;
      -- What has no limit comes last, as the inbox shows it.
      CREATE INDEX work_item_role ON work_item (role, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND assignee_id IS NULL AND organisation_id IS NULL;
      CREATE INDEX work_item_task ON work_item (task, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND assignee_id IS NULL AND organisation_id IS NULL;
      CREATE INDEX work_item_assignee ON work_item (assignee_id, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND assignee_id IS NOT NULL;
      CREATE INDEX work_item_organisation ON work_item (organisation_id, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND organisation_id IS NOT NULL;
      CREATE INDEX stored_file_organisation ON stored_file (organisation_id, id);
      CREATE INDEX audit_entry_actor ON audit_entry (actor_id, id) WHERE actor_id IS NOT NULL;
      CREATE INDEX dossier_batch_id ON dossier (batch_id, id);
      CREATE INDEX procedure_case_kind ON procedure_case (kind, id);
      CREATE INDEX procedure_case_in_state ON procedure_case (state, id);
      CREATE INDEX base_list ON base (rehearsal, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX base_list, procedure_case_in_state, procedure_case_kind, dossier_batch_id, audit_entry_actor,
        stored_file_organisation, work_item_organisation, work_item_assignee, work_item_task, work_item_role;
      CREATE INDEX work_item_role ON work_item (role, due_at, id) WHERE closed_at IS NULL;
      CREATE INDEX work_item_assignee ON work_item (assignee_id, due_at, id) WHERE closed_at IS NULL;
      CREATE INDEX work_item_organisation ON work_item (organisation_id, due_at, id) WHERE closed_at IS NULL;
    `);
  }
}
