import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Steps that keep failing belong to a run, not to a case: campaigns and bulk actions have runs and no case. And limits that had no
 * reminder: of a bulk action that waits to be confirmed, of the answer to a visit's plan, of the request for a review.
 */
export class StuckRuns1790000000031 implements MigrationInterface {
  name = 'StuckRuns1790000000031';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE case_trouble;
      -- Written beside the transactions that fail. What fails at present says so again within seconds: nothing is carried over.
      CREATE TABLE run_trouble (
        workflow_id text NOT NULL,
        activity text NOT NULL,
        attempts integer NOT NULL,
        failure text NOT NULL,
        since timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        PRIMARY KEY (workflow_id, activity)
      );
      ALTER TABLE bulk_action ADD COLUMN expires_at timestamptz NOT NULL DEFAULT now() + interval '1 day';
      ALTER TABLE procedure_case ADD COLUMN answer_remind_at timestamptz;
      ALTER TABLE letter ADD COLUMN review_remind_at timestamptz;
      CREATE INDEX letter_review_remind ON letter (review_remind_at) WHERE review_remind_at IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE letter DROP COLUMN review_remind_at;
      ALTER TABLE procedure_case DROP COLUMN answer_remind_at;
      ALTER TABLE bulk_action DROP COLUMN expires_at;
      DROP TABLE run_trouble;
      CREATE TABLE case_trouble (
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        activity text NOT NULL,
        attempts integer NOT NULL,
        failure text NOT NULL,
        since timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        PRIMARY KEY (case_id, activity)
      );
    `);
  }
}
