import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The record: people, batches, dossiers, cases and their contributions, bases, campaigns, subsidy, and the trail of it all. */
export class Foundation1790000000001 implements MigrationInterface {
  name = 'Foundation1790000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- People and organisations ---------------------------------------------------------------------------------
      CREATE TABLE organisation (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        uscc text NOT NULL UNIQUE,
        uscc_override jsonb,
        district text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE account (
        id uuid PRIMARY KEY,
        login text NOT NULL UNIQUE,
        display_name text NOT NULL,
        roles text[] NOT NULL,
        organisation_id uuid REFERENCES organisation,
        password_hash text NOT NULL,
        locale text NOT NULL DEFAULT 'zh',
        demo boolean NOT NULL DEFAULT false,
        disabled_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX account_roles ON account USING gin (roles);
      CREATE INDEX account_organisation ON account (organisation_id);
      CREATE TABLE session (
        token_hash text PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_account ON session (account_id);

      -- The law and the guides -----------------------------------------------------------------------------------
      CREATE TABLE measure_version (
        id text PRIMARY KEY,
        effective_from date,
        content jsonb NOT NULL,
        sha256 text NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE calendar_year (
        year integer PRIMARY KEY,
        announcement jsonb NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE batch (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        title text NOT NULL,
        year integer NOT NULL,
        measure_id text NOT NULL REFERENCES measure_version,
        opens_on date NOT NULL,
        closes_on date NOT NULL,
        fields text[] NOT NULL,
        countries text[] NOT NULL,
        quotas jsonb NOT NULL,
        recommending_step boolean NOT NULL DEFAULT false,
        rehearsal_day_seconds double precision,
        created_by uuid NOT NULL REFERENCES account,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (closes_on >= opens_on)
      );

      -- The dossier ----------------------------------------------------------------------------------------------
      CREATE TABLE dossier (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        batch_id uuid NOT NULL REFERENCES batch,
        type text NOT NULL,
        base_name text NOT NULL DEFAULT '',
        revision integer NOT NULL DEFAULT 1,
        locked boolean NOT NULL DEFAULT false,
        receipt_number text UNIQUE,
        content_hash text,
        submitted_at timestamptz,
        cloned_from uuid,
        created_by uuid NOT NULL REFERENCES account,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX dossier_organisation ON dossier (organisation_id, id);
      CREATE INDEX dossier_batch ON dossier (batch_id, type);
      CREATE TABLE dossier_part (
        dossier_id uuid NOT NULL REFERENCES dossier ON DELETE CASCADE,
        revision integer NOT NULL,
        part text NOT NULL,
        version integer NOT NULL,
        content jsonb NOT NULL,
        saved_by uuid NOT NULL REFERENCES account,
        saved_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (dossier_id, revision, part)
      );
      CREATE TABLE dossier_submission (
        dossier_id uuid NOT NULL REFERENCES dossier ON DELETE CASCADE,
        revision integer NOT NULL,
        content_hash text NOT NULL,
        submitted_by uuid NOT NULL REFERENCES account,
        submitted_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (dossier_id, revision)
      );
      CREATE TABLE counter (
        name text PRIMARY KEY,
        value bigint NOT NULL
      );
      CREATE TABLE stored_file (
        id uuid PRIMARY KEY,
        organisation_id uuid REFERENCES organisation,
        dossier_id uuid REFERENCES dossier ON DELETE SET NULL,
        name text NOT NULL,
        media_type text NOT NULL,
        size_bytes bigint NOT NULL,
        sha256 text NOT NULL,
        storage_key text NOT NULL,
        uploaded_by uuid NOT NULL REFERENCES account,
        uploaded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX stored_file_dossier ON stored_file (dossier_id);

      -- The case: one row per running procedure; every stage change goes through it ------------------------------
      CREATE TABLE procedure_case (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        workflow_id text NOT NULL UNIQUE,
        subject_id uuid NOT NULL,
        group_id uuid,
        organisation_id uuid REFERENCES organisation,
        type text,
        title text NOT NULL,
        measure_id text NOT NULL REFERENCES measure_version,
        rehearsal_day_seconds double precision,
        state text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        revision integer NOT NULL DEFAULT 1,
        state_since timestamptz NOT NULL DEFAULT now(),
        due_at timestamptz,
        overdue boolean NOT NULL DEFAULT false,
        outcome jsonb NOT NULL DEFAULT '{}',
        opened_at timestamptz NOT NULL DEFAULT now(),
        closed_at timestamptz
      );
      CREATE INDEX procedure_case_organisation ON procedure_case (organisation_id, id);
      CREATE INDEX procedure_case_group ON procedure_case (group_id, kind, state);
      CREATE INDEX procedure_case_state ON procedure_case (kind, state, id) WHERE closed_at IS NULL;
      CREATE INDEX procedure_case_subject ON procedure_case (subject_id);
      CREATE TABLE case_deadline (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        rule text NOT NULL,
        opened_at timestamptz NOT NULL,
        due_on date NOT NULL,
        due_at timestamptz NOT NULL,
        provisional boolean NOT NULL,
        explanation jsonb NOT NULL,
        extended_working_days integer NOT NULL DEFAULT 0,
        closed_at timestamptz,
        lapsed boolean NOT NULL DEFAULT false
      );
      CREATE INDEX case_deadline_case ON case_deadline (case_id);
      CREATE INDEX case_deadline_provisional ON case_deadline (due_on) WHERE provisional AND closed_at IS NULL;
      CREATE TABLE work_item (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        task text NOT NULL,
        role text NOT NULL,
        assignee_id uuid REFERENCES account,
        organisation_id uuid REFERENCES organisation,
        opened_at timestamptz NOT NULL DEFAULT now(),
        due_at timestamptz,
        closed_at timestamptz,
        closed_by uuid REFERENCES account,
        outcome text
      );
      CREATE UNIQUE INDEX work_item_open ON work_item (case_id, task, coalesce(assignee_id, organisation_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE closed_at IS NULL;
      CREATE INDEX work_item_role ON work_item (role, due_at, id) WHERE closed_at IS NULL;
      CREATE INDEX work_item_assignee ON work_item (assignee_id, due_at, id) WHERE closed_at IS NULL;
      CREATE INDEX work_item_organisation ON work_item (organisation_id, due_at, id) WHERE closed_at IS NULL;
      CREATE TABLE command (
        id text PRIMARY KEY,
        account_id uuid,
        case_id uuid,
        action text NOT NULL,
        request_hash text,
        payload jsonb NOT NULL DEFAULT '{}',
        state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'cancelled')),
        attempt integer NOT NULL DEFAULT 1,
        result jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        done_at timestamptz
      );
      CREATE TABLE audit_entry (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        case_id uuid,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        command_id text,
        actor_id uuid,
        actor_role text NOT NULL,
        action text NOT NULL,
        rule text,
        before jsonb,
        after jsonb,
        reason text,
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX audit_entry_case ON audit_entry (case_id, id);
      CREATE INDEX audit_entry_subject ON audit_entry (subject_id, id);
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        event_key text NOT NULL,
        recipient text NOT NULL,
        account_id uuid REFERENCES account,
        organisation_id uuid REFERENCES organisation,
        role text,
        case_id uuid REFERENCES procedure_case ON DELETE CASCADE,
        template text NOT NULL,
        params jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        read_at timestamptz,
        UNIQUE (event_key, recipient)
      );
      CREATE INDEX notice_account ON notice (account_id, id);
      CREATE INDEX notice_organisation ON notice (organisation_id, id);
      CREATE INDEX notice_role ON notice (role, id);
      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('start', 'signal')),
        workflow_type text,
        workflow_id text NOT NULL,
        signal text,
        args jsonb NOT NULL DEFAULT '[]',
        created_at timestamptz NOT NULL DEFAULT now(),
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        last_error text
      );
      CREATE INDEX outbox_next ON outbox (next_attempt_at, id);

      -- Contributions inside a stage -----------------------------------------------------------------------------
      CREATE TABLE check_mark (
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        revision integer NOT NULL,
        item text NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('pass', 'fail')),
        reason text,
        marked_by uuid NOT NULL REFERENCES account,
        marked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (case_id, revision, item)
      );
      CREATE TABLE expert_assignment (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        expert_id uuid NOT NULL REFERENCES account,
        state text NOT NULL DEFAULT 'assigned' CHECK (state IN ('assigned', 'submitted')),
        scores jsonb NOT NULL DEFAULT '{}',
        comment text,
        score_hundredths integer CHECK (score_hundredths BETWEEN 0 AND 10000),
        assigned_at timestamptz NOT NULL DEFAULT now(),
        submitted_at timestamptz,
        UNIQUE (case_id, expert_id)
      );
      CREATE TABLE indicator_value (
        case_id uuid NOT NULL REFERENCES procedure_case ON DELETE CASCADE,
        indicator text NOT NULL,
        claimed numeric(16, 4) NOT NULL,
        evidence uuid[] NOT NULL DEFAULT '{}',
        verified numeric(16, 4),
        note text,
        verified_by uuid REFERENCES account,
        verified_at timestamptz,
        PRIMARY KEY (case_id, indicator)
      );
      CREATE TABLE case_score (
        case_id uuid PRIMARY KEY REFERENCES procedure_case ON DELETE CASCADE,
        data_hundredths integer,
        expert_hundredths integer,
        management_hundredths integer,
        landed_hundredths integer,
        bonus_hundredths integer NOT NULL DEFAULT 0,
        total_hundredths integer,
        dimensions jsonb NOT NULL DEFAULT '[]',
        explanation jsonb NOT NULL DEFAULT '[]',
        computed_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE onsite_visit (
        case_id uuid PRIMARY KEY REFERENCES procedure_case ON DELETE CASCADE,
        visited_on date NOT NULL,
        assessor_ids uuid[] NOT NULL,
        officer_ids uuid[] NOT NULL,
        findings text NOT NULL,
        fraud_found boolean NOT NULL DEFAULT false,
        concluded_by uuid NOT NULL REFERENCES account,
        concluded_at timestamptz NOT NULL DEFAULT now()
      );

      -- Bases and what happens to them every year ----------------------------------------------------------------
      CREATE TABLE base (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL UNIQUE REFERENCES procedure_case,
        batch_id uuid NOT NULL REFERENCES batch,
        organisation_id uuid NOT NULL REFERENCES organisation,
        certificate_number text NOT NULL UNIQUE,
        name text NOT NULL,
        type text NOT NULL,
        district text NOT NULL,
        measure_id text NOT NULL REFERENCES measure_version,
        rehearsal boolean NOT NULL,
        state text NOT NULL DEFAULT 'accredited' CHECK (state IN ('accredited', 'underRectification', 'revoked')),
        accredited_on date NOT NULL,
        last_grade text,
        revoked_on date
      );
      CREATE INDEX base_organisation ON base (organisation_id);
      CREATE INDEX base_state ON base (rehearsal, state, accredited_on, id);
      CREATE TABLE campaign (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        year integer NOT NULL,
        title text NOT NULL,
        measure_id text NOT NULL REFERENCES measure_version,
        batch_ids uuid[] NOT NULL DEFAULT '{}',
        rehearsal_day_seconds double precision,
        state text NOT NULL DEFAULT 'opening' CHECK (state IN ('opening', 'filing', 'reviewing', 'published')),
        filing_due_on date,
        filing_due_at timestamptz,
        filing_provisional boolean,
        filing_explanation jsonb,
        created_by uuid NOT NULL REFERENCES account,
        created_at timestamptz NOT NULL DEFAULT now(),
        published_by uuid REFERENCES account,
        published_at timestamptz,
        CHECK (state = 'opening' OR filing_due_at IS NOT NULL),
        CHECK ((state = 'published') = (published_at IS NOT NULL))
      );
      CREATE INDEX campaign_unpublished ON campaign (id) WHERE published_at IS NULL;
      CREATE TABLE evaluation (
        case_id uuid PRIMARY KEY REFERENCES procedure_case ON DELETE CASCADE,
        campaign_id uuid NOT NULL REFERENCES campaign,
        base_id uuid NOT NULL REFERENCES base,
        type text NOT NULL,
        statement text,
        bonus_items text[] NOT NULL DEFAULT '{}',
        filed_at timestamptz,
        filed_by uuid REFERENCES account,
        silent boolean NOT NULL DEFAULT false,
        fraud_found boolean NOT NULL DEFAULT false,
        grade text,
        grade_reason jsonb,
        UNIQUE (campaign_id, base_id)
      );
      CREATE INDEX evaluation_base ON evaluation (base_id);
      CREATE TABLE rectification (
        case_id uuid PRIMARY KEY REFERENCES procedure_case ON DELETE CASCADE,
        evaluation_case_id uuid NOT NULL UNIQUE REFERENCES evaluation,
        base_id uuid NOT NULL REFERENCES base,
        problems jsonb NOT NULL DEFAULT '[]',
        plan text,
        plan_filed_at timestamptz,
        interim_report text,
        interim_filed_at timestamptz,
        final_report text,
        final_filed_at timestamptz,
        acceptance_score_hundredths integer,
        closed_problems text[] NOT NULL DEFAULT '{}'
      );
      CREATE INDEX rectification_base ON rectification (base_id);

      -- Post-subsidy ---------------------------------------------------------------------------------------------
      CREATE TABLE subsidy_scheme (
        case_id uuid PRIMARY KEY REFERENCES procedure_case ON DELETE CASCADE,
        code text NOT NULL UNIQUE,
        year integer NOT NULL,
        title text NOT NULL,
        budget_fen bigint NOT NULL CHECK (budget_fen > 0),
        campaign_id uuid REFERENCES campaign,
        batch_id uuid REFERENCES batch,
        proposed_by uuid REFERENCES account,
        proposed_at timestamptz,
        approved_by uuid REFERENCES account,
        approved_at timestamptz,
        CHECK (num_nonnulls(campaign_id, batch_id) >= 1)
      );
      CREATE INDEX subsidy_scheme_campaign ON subsidy_scheme (campaign_id);
      CREATE INDEX subsidy_scheme_batch ON subsidy_scheme (batch_id);
      CREATE TABLE subsidy_award (
        id uuid PRIMARY KEY,
        scheme_id uuid NOT NULL REFERENCES subsidy_scheme ON DELETE CASCADE,
        base_id uuid NOT NULL REFERENCES base,
        organisation_id uuid NOT NULL REFERENCES organisation,
        basis text NOT NULL CHECK (basis IN ('accreditation', 'evaluation')),
        grade text,
        ceiling_fen bigint NOT NULL CHECK (ceiling_fen > 0),
        proposed_fen bigint CHECK (proposed_fen BETWEEN 0 AND ceiling_fen),
        allocated_fen bigint CHECK (allocated_fen = proposed_fen),
        explanation jsonb,
        UNIQUE (scheme_id, base_id)
      );
      CREATE INDEX subsidy_award_base ON subsidy_award (base_id);
      CREATE INDEX subsidy_award_organisation ON subsidy_award (organisation_id, scheme_id);
      CREATE TABLE subsidy_left_out (
        scheme_id uuid NOT NULL REFERENCES subsidy_scheme ON DELETE CASCADE,
        base_id uuid NOT NULL REFERENCES base,
        organisation_id uuid NOT NULL REFERENCES organisation,
        basis text NOT NULL CHECK (basis IN ('accreditation', 'evaluation')),
        grade text,
        reason text NOT NULL,
        PRIMARY KEY (scheme_id, base_id)
      );
      CREATE INDEX subsidy_left_out_organisation ON subsidy_left_out (organisation_id, scheme_id);
      CREATE TABLE subsidy_voucher (
        id uuid PRIMARY KEY,
        award_id uuid NOT NULL REFERENCES subsidy_award ON DELETE CASCADE,
        organisation_id uuid NOT NULL REFERENCES organisation,
        number text NOT NULL,
        description text NOT NULL,
        spent_on date NOT NULL,
        amount_fen bigint NOT NULL CHECK (amount_fen > 0),
        file_id uuid NOT NULL REFERENCES stored_file,
        verified_fen bigint CHECK (verified_fen >= 0 AND verified_fen <= amount_fen),
        note text,
        verified_by uuid REFERENCES account,
        verified_at timestamptz,
        filed_by uuid NOT NULL REFERENCES account,
        filed_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (organisation_id, number)
      );
      CREATE INDEX subsidy_voucher_award ON subsidy_voucher (award_id, id);
      CREATE INDEX subsidy_voucher_file ON subsidy_voucher (file_id);
      CREATE TABLE subsidy_payment (
        award_id uuid PRIMARY KEY REFERENCES subsidy_award,
        scheme_id uuid NOT NULL REFERENCES subsidy_scheme,
        position integer NOT NULL,
        base_name text NOT NULL,
        certificate_number text NOT NULL,
        organisation_name text NOT NULL,
        uscc text NOT NULL,
        amount_fen bigint NOT NULL CHECK (amount_fen > 0),
        UNIQUE (scheme_id, position)
      );

      -- The trail cannot be rewritten through SQL that forgets itself ---------------------------------------------
      CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'audit entries are append-only'; END $$;
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE subsidy_payment, subsidy_voucher, subsidy_left_out, subsidy_award, subsidy_scheme, rectification, evaluation, campaign, base, onsite_visit,
        case_score, indicator_value, expert_assignment, check_mark, outbox, notice, audit_entry, command, work_item,
        case_deadline, procedure_case, stored_file, counter, dossier_submission, dossier_part, dossier, batch,
        calendar_year, measure_version, session, account, organisation CASCADE;
      DROP FUNCTION audit_entry_is_append_only();
    `);
  }
}
