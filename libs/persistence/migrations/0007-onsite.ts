import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The site visit in the record: its plan, its team, what was found and who signed it. Answers to a returned dossier, and comments on each criterion. */
export class Onsite1790000000007 implements MigrationInterface {
  name = 'Onsite1790000000007';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE visit_plan (
        case_id uuid PRIMARY KEY REFERENCES procedure_case ON DELETE CASCADE,
        -- Counts the proposals: SEQUENCE of the calendar entry.
        sequence integer NOT NULL,
        day date NOT NULL,
        starts_at text NOT NULL,
        ends_at text NOT NULL,
        place text NOT NULL,
        note text,
        state text NOT NULL CHECK (state IN ('proposed', 'agreed', 'declined')),
        proposed_by uuid NOT NULL REFERENCES account,
        proposed_at timestamptz NOT NULL,
        answer_due_at timestamptz NOT NULL,
        answer_due_on date NOT NULL,
        answer_explanation jsonb NOT NULL,
        answered_by uuid REFERENCES account,
        answered_at timestamptz,
        wished_day date,
        answer_reason text
      );
      CREATE TABLE visit_member (
        case_id uuid NOT NULL REFERENCES visit_plan ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES account,
        seat text NOT NULL CHECK (seat IN ('expert', 'officer')),
        place integer NOT NULL,
        PRIMARY KEY (case_id, account_id)
      );
      CREATE INDEX visit_member_account ON visit_member (account_id);
      CREATE TABLE visit_mark (
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        item text NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('pass', 'fail')),
        remark text,
        photos uuid[] NOT NULL DEFAULT '{}',
        marked_by uuid NOT NULL REFERENCES account,
        marked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (case_id, item)
      );
      CREATE INDEX visit_mark_photos ON visit_mark USING gin (photos) WHERE photos <> '{}';
      CREATE TABLE visit_findings (
        case_id uuid PRIMARY KEY REFERENCES procedure_case ON DELETE CASCADE,
        findings text NOT NULL,
        fraud_found boolean NOT NULL,
        written_by uuid NOT NULL REFERENCES account,
        written_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE visit_signature (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES account,
        content_hash text NOT NULL,
        -- Why the member does not agree; null where it does.
        dissent text,
        signed_at timestamptz NOT NULL DEFAULT now(),
        -- What was signed has been changed since.
        voided_at timestamptz
      );
      CREATE UNIQUE INDEX visit_signature_valid ON visit_signature (case_id, account_id) WHERE voided_at IS NULL;
      ALTER TABLE indicator_value ADD COLUMN verified_evidence uuid[] NOT NULL DEFAULT '{}';
      CREATE INDEX indicator_value_verified_evidence ON indicator_value USING gin (verified_evidence) WHERE verified_evidence <> '{}';
      -- Who may see a case without an office: who sits on its panel, and who visits its applicant.
      CREATE VIEW involved_expert AS
        SELECT case_id, expert_id FROM seated_expert UNION SELECT case_id, account_id FROM visit_member;

      CREATE TABLE correction_answer (
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        -- The revision that was returned.
        revision integer NOT NULL,
        item text NOT NULL,
        answer text NOT NULL,
        answered_by uuid NOT NULL REFERENCES account,
        answered_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (case_id, revision, item)
      );
      ALTER TABLE expert_assignment ADD COLUMN comments jsonb NOT NULL DEFAULT '{}';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE expert_assignment DROP COLUMN comments;
      DROP TABLE correction_answer;
      DROP VIEW involved_expert;
      ALTER TABLE indicator_value DROP COLUMN verified_evidence;
      DROP TABLE visit_signature, visit_findings, visit_mark, visit_member, visit_plan;
    `);
  }
}
