import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a case is looked at next, and the times in which its clock stands still. */
export class Clocks1790000000008 implements MigrationInterface {
  name = 'Clocks1790000000008';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE procedure_case ADD COLUMN wake_at timestamptz, ADD COLUMN suspended_at timestamptz;
      ALTER TABLE case_deadline ADD COLUMN stops jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN continues boolean NOT NULL DEFAULT false;
      -- A draw that was a mistake, as it was.
      CREATE TABLE void_draw (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        voided_at timestamptz NOT NULL,
        voided_by uuid NOT NULL REFERENCES account,
        reason text NOT NULL,
        draw jsonb NOT NULL,
        rounds jsonb NOT NULL,
        verdicts jsonb NOT NULL,
        invited jsonb NOT NULL
      );
      -- Steps that keep failing: written beside the transactions that fail.
      CREATE TABLE case_trouble (
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        activity text NOT NULL,
        attempts integer NOT NULL,
        failure text NOT NULL,
        since timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        PRIMARY KEY (case_id, activity)
      );
      CREATE INDEX void_draw_case ON void_draw (case_id, voided_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE void_draw, case_trouble;
      ALTER TABLE case_deadline DROP COLUMN stops, DROP COLUMN continues;
      ALTER TABLE procedure_case DROP COLUMN wake_at, DROP COLUMN suspended_at;
    `);
  }
}
