import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The pool of experts and the draws from it. A profile is never changed: a later version ends the one before, so that a draw
 * can be computed again from the pool as it was.
 */
export class ExpertPool1790000000003 implements MigrationInterface {
  name = 'ExpertPool1790000000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE expert_assignment DROP CONSTRAINT expert_assignment_state_check,
        ADD COLUMN reason text, ADD COLUMN ended_at timestamptz;
      UPDATE expert_assignment SET ended_at = coalesce(submitted_at, assigned_at) WHERE state = 'submitted';
      ALTER TABLE expert_assignment
        ADD CHECK (state IN ('invited', 'assigned', 'submitted', 'declined', 'expired', 'void')),
        ADD CHECK ((ended_at IS NULL) = (state IN ('invited', 'assigned')));
      CREATE INDEX expert_assignment_expert ON expert_assignment (expert_id, case_id);
      CREATE TABLE expert_profile (
        account_id uuid NOT NULL REFERENCES account,
        version integer NOT NULL,
        name text NOT NULL,
        institution text NOT NULL,
        fields text[] NOT NULL,
        languages text[] NOT NULL,
        away_until date,
        ties jsonb NOT NULL DEFAULT '[]',
        saved_by uuid REFERENCES account,
        valid_from timestamptz NOT NULL DEFAULT now(),
        valid_until timestamptz,
        PRIMARY KEY (account_id, version)
      );
      CREATE UNIQUE INDEX expert_profile_present ON expert_profile (account_id) WHERE valid_until IS NULL;
      CREATE TABLE expert_draw (
        case_id uuid PRIMARY KEY REFERENCES procedure_case ON DELETE CASCADE,
        seed text NOT NULL,
        seats integer NOT NULL,
        languages text[] NOT NULL,
        drawn_by uuid NOT NULL REFERENCES account,
        drawn_at timestamptz NOT NULL
      );
      CREATE TABLE expert_draw_round (
        case_id uuid NOT NULL REFERENCES expert_draw ON DELETE CASCADE,
        round integer NOT NULL,
        cause text NOT NULL CHECK (cause IN ('panel', 'replacement', 'spread')),
        wanted integer NOT NULL,
        subject jsonb NOT NULL,
        seated text[] NOT NULL,
        drawn_at timestamptz NOT NULL,
        PRIMARY KEY (case_id, round)
      );
      CREATE TABLE expert_verdict (
        case_id uuid NOT NULL,
        round integer NOT NULL,
        ticket text NOT NULL,
        expert_id uuid NOT NULL REFERENCES account,
        drawn boolean NOT NULL,
        open_reviews integer NOT NULL,
        judged_host_on date,
        exclusions jsonb NOT NULL,
        PRIMARY KEY (case_id, round, expert_id),
        FOREIGN KEY (case_id, round) REFERENCES expert_draw_round ON DELETE CASCADE
      );
      -- Who may see a case as its expert: not those who were invited only, have declined, or whose score is void.
      CREATE VIEW seated_expert AS
        SELECT case_id, expert_id FROM expert_assignment WHERE state IN ('assigned', 'submitted');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW seated_expert;
      DROP TABLE expert_verdict, expert_draw_round, expert_draw, expert_profile;
      DROP INDEX expert_assignment_expert;
      DELETE FROM expert_assignment WHERE state NOT IN ('assigned', 'submitted');
      ALTER TABLE expert_assignment DROP COLUMN reason, DROP COLUMN ended_at;
      ALTER TABLE expert_assignment DROP CONSTRAINT expert_assignment_state_check,
        ADD CONSTRAINT expert_assignment_state_check CHECK (state IN ('assigned', 'submitted'));
    `);
  }
}
