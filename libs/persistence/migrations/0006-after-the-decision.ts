import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What follows a decision: the plaque, the letter to the applicant, its request for a review; objections of the public. */
export class AfterTheDecision1790000000006 implements MigrationInterface {
  name = 'AfterTheDecision1790000000006';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE base ADD COLUMN plaque_number text UNIQUE, ADD COLUMN plaque_handed_over_on date,
        ADD CONSTRAINT base_plaque CHECK ((plaque_number IS NULL) = (plaque_handed_over_on IS NULL));

      -- A version that a letter was written by never changes.
      CREATE TABLE letter_template (
        kind text NOT NULL,
        version integer NOT NULL,
        body text NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (kind, version)
      );
      -- What an officer adds to a letter that is still to be sent.
      CREATE TABLE letter_draft (
        case_id uuid PRIMARY KEY REFERENCES procedure_case ON DELETE CASCADE,
        paragraph text NOT NULL,
        saved_by uuid NOT NULL REFERENCES account,
        saved_at timestamptz NOT NULL DEFAULT now()
      );
      -- A letter as it was sent; one for each end that a case comes to.
      CREATE TABLE letter (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        case_version integer NOT NULL,
        kind text NOT NULL,
        template_version integer NOT NULL,
        number text NOT NULL UNIQUE,
        title text NOT NULL,
        paragraphs jsonb NOT NULL,
        authority text NOT NULL,
        sent_on date NOT NULL,
        sha256 text NOT NULL,
        sent_by uuid NOT NULL REFERENCES account,
        sent_at timestamptz NOT NULL,
        review_due_on date,
        review_due_at timestamptz,
        review_explanation jsonb,
        UNIQUE (case_id, case_version),
        FOREIGN KEY (kind, template_version) REFERENCES letter_template
      );
      -- One request for a review an accreditation.
      CREATE TABLE reconsideration (
        case_id uuid PRIMARY KEY REFERENCES procedure_case ON DELETE CASCADE,
        accreditation_id uuid NOT NULL UNIQUE REFERENCES procedure_case ON DELETE CASCADE,
        grounds text NOT NULL,
        files uuid[] NOT NULL,
        requested_by uuid NOT NULL REFERENCES account,
        requested_at timestamptz NOT NULL
      );
      CREATE INDEX reconsideration_files ON reconsideration USING gin (files);

      -- Who objects and what is said stay in this row: no trail, no notice and no history of a workflow holds them.
      CREATE TABLE objection (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        receipt_number text NOT NULL UNIQUE,
        token_hash text NOT NULL,
        state text NOT NULL CHECK (state IN ('filed', 'accepted', 'refused', 'dismissed', 'upheld')),
        objector_kind text NOT NULL CHECK (objector_kind IN ('person', 'organisation')),
        objector_name text NOT NULL,
        contact text NOT NULL,
        statement text NOT NULL,
        filed_at timestamptz NOT NULL,
        -- What the applicant is told of it.
        summary text,
        view text,
        viewed_at timestamptz,
        findings text,
        refusal_ground text,
        answer text,
        decided_at timestamptz
      );
      CREATE INDEX objection_case ON objection (case_id, id);
      -- Whoever objects has no account.
      ALTER TABLE stored_file ALTER uploaded_by DROP NOT NULL;
      CREATE TABLE objection_file (
        file_id uuid PRIMARY KEY REFERENCES stored_file,
        objection_id uuid NOT NULL REFERENCES objection ON DELETE CASCADE
      );
      CREATE INDEX objection_file_objection ON objection_file (objection_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE objection_file, objection;
      DELETE FROM stored_file WHERE uploaded_by IS NULL;
      ALTER TABLE stored_file ALTER uploaded_by SET NOT NULL;
      DROP TABLE reconsideration, letter, letter_draft, letter_template;
      ALTER TABLE base DROP COLUMN plaque_number, DROP COLUMN plaque_handed_over_on;
    `);
  }
}
