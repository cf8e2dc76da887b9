import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 审定会: its agenda, who stands aside, the votes. The meeting itself is a case. */
export class Meeting1790000000005 implements MigrationInterface {
  name = 'Meeting1790000000005';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE meeting (
        case_id uuid PRIMARY KEY REFERENCES procedure_case ON DELETE CASCADE,
        batch_id uuid NOT NULL REFERENCES batch,
        held_on date NOT NULL,
        -- In the order in which they preside; the first is the chair.
        member_ids uuid[] NOT NULL,
        convened_by uuid NOT NULL REFERENCES account,
        minutes jsonb,
        concluded_at timestamptz
      );
      CREATE INDEX meeting_batch ON meeting (batch_id, case_id);
      CREATE TABLE meeting_item (
        meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        position integer NOT NULL,
        rank integer,
        total_hundredths integer NOT NULL,
        recommendation text NOT NULL,
        reasons text[] NOT NULL,
        needs_vote boolean NOT NULL,
        explanation jsonb NOT NULL,
        -- Since when the case was before the meeting: one that left and came back is another matter.
        waiting_since timestamptz NOT NULL,
        result text CHECK (result IN ('selected', 'cultivated', 'notSelected', 'left')),
        tally jsonb,
        PRIMARY KEY (meeting_id, case_id),
        UNIQUE (meeting_id, position)
      );
      CREATE INDEX meeting_item_case ON meeting_item (case_id);
      -- A case is on one agenda at a time.
      CREATE UNIQUE INDEX meeting_item_open ON meeting_item (case_id) WHERE result IS NULL;
      CREATE TABLE meeting_recusal (
        meeting_id uuid NOT NULL,
        case_id uuid NOT NULL,
        member_id uuid NOT NULL REFERENCES account,
        source text NOT NULL CHECK (source IN ('computed', 'declared')),
        reason jsonb NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (meeting_id, case_id, member_id),
        FOREIGN KEY (meeting_id, case_id) REFERENCES meeting_item ON DELETE CASCADE
      );
      CREATE TABLE meeting_vote (
        meeting_id uuid NOT NULL,
        case_id uuid NOT NULL,
        member_id uuid NOT NULL REFERENCES account,
        vote text NOT NULL CHECK (vote IN ('selected', 'cultivated', 'notSelected', 'abstained')),
        reasons text[] NOT NULL DEFAULT '{}',
        cast_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (meeting_id, case_id, member_id),
        FOREIGN KEY (meeting_id, case_id) REFERENCES meeting_item ON DELETE CASCADE
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE meeting_vote, meeting_recusal, meeting_item, meeting;
      DELETE FROM procedure_case WHERE kind = 'meeting';
    `);
  }
}
