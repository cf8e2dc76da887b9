import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The limit to answer a plan of a visit: the case is looked at when it passes, and it stands still when the case does. */
export class AnswerLimit1790000000011 implements MigrationInterface {
  name = 'AnswerLimit1790000000011';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- While somebody may answer inside the stage and silence is an answer: until when.
      ALTER TABLE procedure_case ADD COLUMN answer_due_at timestamptz;
      -- A clock that stands has no limit.
      ALTER TABLE visit_plan ALTER COLUMN answer_due_at DROP NOT NULL, ADD COLUMN answer_stops jsonb NOT NULL DEFAULT '[]';
      UPDATE procedure_case c SET answer_due_at = p.answer_due_at FROM visit_plan p
        WHERE p.case_id = c.id AND p.state = 'proposed' AND c.state = 'underOnsiteAssessment';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE visit_plan SET answer_due_at = proposed_at WHERE answer_due_at IS NULL;
      ALTER TABLE visit_plan ALTER COLUMN answer_due_at SET NOT NULL, DROP COLUMN answer_stops;
      ALTER TABLE procedure_case DROP COLUMN answer_due_at;
    `);
  }
}
