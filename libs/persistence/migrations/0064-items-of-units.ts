import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What waits for those who recommend, and what they are told, is found by the unit: a unit with few cases read through everything that
 * waits for all of them.
 */
export class ItemsOfUnits1790000000064 implements MigrationInterface {
  name = 'ItemsOfUnits1790000000064';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE work_item ADD COLUMN recommending_unit_id uuid REFERENCES recommending_unit;
      UPDATE work_item w SET recommending_unit_id = c.recommending_unit_id FROM procedure_case c
        WHERE c.id = w.case_id AND w.role = 'recommender';
      CREATE INDEX work_item_recommending_unit ON work_item (recommending_unit_id, rank, coalesce(due_at, 'infinity'), id)
        WHERE closed_at IS NULL AND recommending_unit_id IS NOT NULL;
      CREATE INDEX notice_recommending_unit ON notice (recommending_unit_id, id) WHERE recommending_unit_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX notice_recommending_unit;
      ALTER TABLE work_item DROP COLUMN recommending_unit_id;
    `);
  }
}
