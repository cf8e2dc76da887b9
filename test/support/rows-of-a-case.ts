import { v7 as uuid } from 'uuid';

/** What one case has of its own in the tables around it. */
export interface OwnCase {
  readonly caseId: string;
  readonly batchId: string;
  readonly accountId: string;
  readonly file: string;
  readonly dossier: string;
  readonly base: string;
  readonly award: string;
  readonly scheme: string;
}

const NOW = 'now()';

/** A row of this case in every table whose rows are owned through a case. */
export function rowsOfCase(own: OwnCase): readonly [string, unknown[]][] {
  const { caseId, accountId, award, scheme } = own;
  const by = [caseId, accountId];
  return [
    ...panelOf(own),
    ...visitOf(own),
    ...meetingOf(own),
    ...laterOf(own),
    [
      `INSERT INTO case_deadline (id, case_id, rule, opened_at, due_on, due_at, provisional, explanation)
       VALUES ($1, $2, 'x', ${NOW}, '2026-01-01', ${NOW}, false, '{}')`,
      [uuid(), caseId],
    ],
    [`INSERT INTO case_score (case_id) VALUES ($1)`, [caseId]],
    [`INSERT INTO check_mark (case_id, revision, item, verdict, marked_by) VALUES ($1, 1, 'x', 'pass', $2)`, by],
    [`INSERT INTO correction_answer (case_id, revision, item, answer, answered_by) VALUES ($1, 1, 'x', 'y', $2)`, by],
    [`INSERT INTO indicator_value (case_id, indicator, claimed) VALUES ($1, 'x', 1)`, [caseId]],
    [`INSERT INTO letter_draft (case_id, paragraph, saved_by) VALUES ($1, 'x', $2)`, by],
    [
      `INSERT INTO subsidy_payment (award_id, scheme_id, position, base_name, certificate_number, organisation_name, uscc, amount_fen)
       VALUES ($1, $2, 1, '', '', '', '', 1)`,
      [award, scheme],
    ],
    [
      `INSERT INTO audit_entry (case_id, subject_kind, subject_id, actor_role, action) VALUES ($1, 'accreditation', $1, 'system', 'open')`,
      [caseId],
    ],
    [
      `INSERT INTO objection_file (file_id, objection_id) SELECT $1, id FROM objection WHERE case_id = $2`,
      [own.file, caseId],
    ],
    [
      `INSERT INTO upload (id, account_id, dossier_id, name, size_bytes) VALUES ($1, $2, $3, 'x', 1)`,
      [uuid(), accountId, own.dossier],
    ],
  ];
}

/** Its reviewers and how they were drawn. */
function panelOf({ caseId, accountId }: OwnCase): readonly [string, unknown[]][] {
  const by = [caseId, accountId];
  return [
    [`INSERT INTO expert_assignment (id, case_id, expert_id) VALUES ($3, $1, $2)`, [...by, uuid()]],
    [
      `INSERT INTO expert_draw (case_id, seed, seats, languages, drawn_by, drawn_at) VALUES ($1, '', 5, '{}', $2, ${NOW})`,
      by,
    ],
    [
      `INSERT INTO expert_draw_round (case_id, round, cause, wanted, subject, seated, drawn_at)
       VALUES ($1, 1, 'panel', 5, '{}', '{}', ${NOW})`,
      [caseId],
    ],
    [
      `INSERT INTO expert_verdict (case_id, round, ticket, expert_id, drawn, open_reviews, exclusions)
       VALUES ($1, 1, '', $2, true, 0, '[]')`,
      by,
    ],
    [
      `INSERT INTO void_draw (id, case_id, voided_at, voided_by, reason, draw, rounds, verdicts, invited)
       VALUES ($3, $1, ${NOW}, $2, '', '{}', '[]', '[]', '[]')`,
      [...by, uuid()],
    ],
  ];
}

/** The visit of its host. */
function visitOf({ caseId, accountId }: OwnCase): readonly [string, unknown[]][] {
  const by = [caseId, accountId];
  return [
    [
      `INSERT INTO onsite_visit (case_id, visited_on, assessor_ids, officer_ids, findings, concluded_by)
       VALUES ($1, '2026-01-01', '{}', '{}', '', $2)`,
      by,
    ],
    [
      `INSERT INTO visit_plan (case_id, sequence, day, starts_at, ends_at, place, state, proposed_by, proposed_at, answer_due_on, answer_explanation)
       VALUES ($1, 1, '2026-01-01', '09:00', '11:00', '', 'agreed', $2, ${NOW}, '2026-01-01', '{}')`,
      by,
    ],
    [`INSERT INTO visit_member (case_id, account_id, seat, place) VALUES ($1, $2, 'expert', 1)`, by],
    [`INSERT INTO visit_mark (case_id, item, verdict, marked_by) VALUES ($1, 'x', 'pass', $2)`, by],
    [`INSERT INTO visit_findings (case_id, findings, fraud_found, written_by) VALUES ($1, '', false, $2)`, by],
    [`INSERT INTO visit_signature (id, case_id, account_id, content_hash) VALUES ($3, $1, $2, '')`, [...by, uuid()]],
  ];
}

/** A meeting that decides on it, and an action over many cases. */
function meetingOf({ caseId, accountId, batchId }: OwnCase): readonly [string, unknown[]][] {
  const [meeting, action] = [uuid(), uuid()];
  return [
    [
      `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state)
       VALUES ($1, 'meeting', $2, $1, 'a meeting', '2025', 'inSession')`,
      [meeting, `x/${meeting}`],
    ],
    [
      `INSERT INTO meeting (case_id, batch_id, held_on, member_ids, convened_by) VALUES ($1, $2, '2026-01-01', '{}', $3)`,
      [meeting, batchId, accountId],
    ],
    [
      `INSERT INTO meeting_item (meeting_id, case_id, position, total_hundredths, recommendation, reasons, needs_vote, explanation, waiting_since)
       VALUES ($1, $2, 1, 1, '', '{}', false, '{}', ${NOW})`,
      [meeting, caseId],
    ],
    [
      `INSERT INTO meeting_vote (meeting_id, case_id, member_id, vote) VALUES ($1, $2, $3, 'selected')`,
      [meeting, caseId, accountId],
    ],
    [
      `INSERT INTO meeting_recusal (meeting_id, case_id, member_id, source, reason) VALUES ($1, $2, $3, 'computed', '{}')`,
      [meeting, caseId, accountId],
    ],
    [
      `INSERT INTO bulk_action (id, batch_id, action, state, created_by) VALUES ($1, $2, 'remind', 'done', $3)`,
      [action, batchId, accountId],
    ],
    [`INSERT INTO bulk_action_case (action_id, case_id, position) VALUES ($1, $2, 1)`, [action, caseId]],
  ];
}

/** What follows an accreditation: its evaluation, rectification and review, here all under the one case. */
function laterOf({ caseId, accountId, base }: OwnCase): readonly [string, unknown[]][] {
  const campaign = uuid();
  return [
    [
      `INSERT INTO campaign (id, code, year, title, measure_id, created_by) VALUES ($1, $2, 2026, '', '2025', $3)`,
      [campaign, campaign, accountId],
    ],
    [
      `INSERT INTO evaluation (case_id, campaign_id, base_id, type) VALUES ($1, $2, $3, 'park')`,
      [caseId, campaign, base],
    ],
    [`INSERT INTO rectification (case_id, evaluation_case_id, base_id) VALUES ($1, $1, $2)`, [caseId, base]],
    [
      `INSERT INTO reconsideration (case_id, accreditation_id, grounds, files, requested_by, requested_at)
       VALUES ($1, $1, '', '{}', $2, ${NOW})`,
      [caseId, accountId],
    ],
  ];
}
