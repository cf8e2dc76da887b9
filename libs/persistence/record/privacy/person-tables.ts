/** What becomes of rows about a person who is erased: `kept` is what the record of a case consists of, and what the law wants kept. */
export type AtErasure = 'deleted' | 'kept';

interface AboutPerson {
  readonly table: string;
  /** That refers to the account. */
  readonly column: string;
  readonly atErasure: AtErasure;
  /** Which of its rows the person is given; without it, all of them. */
  readonly given?: string;
  /** Which of its rows stay where the others are deleted. */
  readonly unless?: string;
}

/** Of these tables the API may read no other columns: what a mail says is for its addressee alone. */
export const READABLE: Readonly<Record<string, string>> = {
  mail: 'id, account_id, address, kind, locale, state, created_at, ended_at',
};

const ROWS_OF_ENDED_CASES = 'case_id IN (SELECT id FROM procedure_case WHERE closed_at IS NOT NULL)';

/**
 * A version of a profile by which a draw judged: such a draw can be computed again. Of whoever had a seat it says also later who was
 * there already.
 */
const USED_IN_A_DRAW = `EXISTS (SELECT FROM expert_assignment e WHERE e.expert_id = expert_profile.account_id)
  OR EXISTS (SELECT FROM expert_verdict v JOIN expert_draw_round r USING (case_id, round)
    WHERE v.expert_id = expert_profile.account_id
      AND r.drawn_at >= expert_profile.valid_from AND r.drawn_at < coalesce(expert_profile.valid_until, 'infinity'))
  OR EXISTS (SELECT FROM void_draw d, jsonb_array_elements(d.verdicts) v WHERE v->>'expert_id' = expert_profile.account_id::text)`;

/** For whom somebody worked, or had, when a draw judged them: such a draw can be computed again. */
const EMPLOYED_IN_A_DRAW = `EXISTS (SELECT FROM expert_verdict v JOIN expert_draw_round r USING (case_id, round)
    WHERE v.expert_id = membership.account_id AND r.drawn_at >= membership.since)
  OR EXISTS (SELECT FROM void_draw d, jsonb_array_elements(d.verdicts) v
    WHERE v->>'expert_id' = membership.account_id::text AND d.voided_at >= membership.since)`;

/**
 * A version of a profile by whose ties somebody was let decide, or stood aside: what the decision rests on can be looked at again. In the
 * own name, or by whoever stood in; and that by which it was found, when a meeting was convened, who stands aside there.
 */
const DECIDED_BY = `EXISTS (SELECT FROM audit_entry e
  WHERE e.actor_role = 'decisionMaker' AND e.case_id IS NOT NULL AND expert_profile.account_id IN (e.actor_id, e.on_behalf_of)
    AND e.actor_id IN (SELECT expert_profile.account_id UNION SELECT stand_in_id FROM delegation WHERE absent_id = expert_profile.account_id)
    AND e.at >= expert_profile.valid_from AND e.at < coalesce(expert_profile.valid_until, 'infinity'))
  OR EXISTS (SELECT FROM meeting m JOIN procedure_case c ON c.id = m.case_id WHERE expert_profile.account_id = ANY(m.member_ids)
    AND c.opened_at >= expert_profile.valid_from AND c.opened_at < coalesce(expert_profile.valid_until, 'infinity'))`;

/** Rows that are about a person. A column that refers to an account and is neither here nor in {@link ACTS} fails a test. */
export const ABOUT_PERSON: readonly AboutPerson[] = [
  { table: 'membership', column: 'account_id', atErasure: 'deleted', unless: EMPLOYED_IN_A_DRAW },
  { table: 'dossier_role', column: 'account_id', atErasure: 'deleted' },
  { table: 'directory_identity', column: 'account_id', atErasure: 'deleted' },
  { table: 'directory_attempt', column: 'account_id', atErasure: 'deleted' },
  { table: 'session', column: 'account_id', atErasure: 'deleted' },
  { table: 'known_browser', column: 'account_id', atErasure: 'deleted' },
  { table: 'second_factor', column: 'account_id', atErasure: 'deleted' },
  { table: 'password_reset', column: 'account_id', atErasure: 'deleted' },
  { table: 'api_token', column: 'account_id', atErasure: 'deleted' },
  { table: 'notice_way', column: 'account_id', atErasure: 'deleted' },
  { table: 'digest_item', column: 'account_id', atErasure: 'deleted' },
  { table: 'address_check', column: 'account_id', atErasure: 'deleted' },
  // That somebody was told is evidence of a case; to whom it went, an id says that names nobody any more.
  { table: 'notice', column: 'account_id', atErasure: 'deleted', unless: 'case_id IS NOT NULL' },
  { table: 'mail', column: 'account_id', atErasure: 'deleted' },
  { table: 'upload', column: 'account_id', atErasure: 'deleted' },
  { table: 'invitation', column: 'accepted_by', atErasure: 'deleted' },
  { table: 'expert_profile', column: 'account_id', atErasure: 'deleted', unless: `${USED_IN_A_DRAW} OR ${DECIDED_BY}` },
  { table: 'expert_assignment', column: 'expert_id', atErasure: 'kept' },
  // While a draw may still be asked for, who else was in it is nobody's to know.
  { table: 'expert_verdict', column: 'expert_id', atErasure: 'kept', given: ROWS_OF_ENDED_CASES },
  { table: 'visit_member', column: 'account_id', atErasure: 'kept' },
  { table: 'visit_signature', column: 'account_id', atErasure: 'kept' },
  { table: 'meeting_vote', column: 'member_id', atErasure: 'kept' },
  { table: 'meeting_recusal', column: 'member_id', atErasure: 'kept' },
  { table: 'work_item', column: 'assignee_id', atErasure: 'kept' },
  { table: 'delegation', column: 'absent_id', atErasure: 'kept' },
  { table: 'delegation', column: 'stand_in_id', atErasure: 'kept' },
];

/** The mailboxes of account $1 that are known to be this person's: by it alone some rows are about them. */
export const OWN_MAILBOXES = `SELECT lower(email) FROM account WHERE id = $1 AND email_verified_at IS NOT NULL
  UNION SELECT lower(email) FROM invitation WHERE accepted_by = $1`;

interface ByMailbox {
  readonly table: string;
  /** That holds the mailbox. */
  readonly column: string;
  /** What names the person: emptied at erasure, the row itself is the organisation's. Without it the whole row goes. */
  readonly names?: readonly string[];
  /** Which of its rows; the others are somebody else's, or wait for somebody and are emptied or deleted when their period is over. */
  readonly which: string;
}

/** Rows in which somebody stands by name and mailbox without an account. A column of mailboxes that is nowhere here fails a test. */
export const BY_MAILBOX: readonly ByMailbox[] = [
  { table: 'registration', column: 'email', names: ['email', 'display_name'], which: 'decided_at IS NOT NULL' },
  {
    table: 'organisation_invitation',
    column: 'email',
    names: ['email'],
    which: 'used_at IS NOT NULL OR withdrawn_at IS NOT NULL OR expires_at <= now()',
  },
  { table: 'invitation', column: 'email', which: 'accepted_by IS NULL' },
  { table: 'mail', column: 'address', which: 'account_id IS NULL' },
  { table: 'captured_mail', column: 'address', which: 'true' },
];

/** Columns that say who did something: they hold an id, which names nobody any more once the account is erased. */
export const ACTS: readonly string[] = [
  'batch.created_by', 'bulk_action.confirmed_by', 'bulk_action.created_by', 'campaign.created_by', 'campaign.published_by',
  'check_mark.marked_by', 'correction_answer.answered_by', 'delegation.ended_by', 'delegation.made_by', 'dossier.created_by', 'dossier_part.saved_by',
  'dossier_submission.submitted_by', 'evaluation.filed_by', 'expert_draw.drawn_by', 'expert_profile.saved_by',
  'indicator_value.verified_by', 'invitation.invited_by', 'letter.sent_by', 'letter_draft.saved_by', 'letter_template.written_by',
  'mail_template.written_by', 'meeting.convened_by', 'onsite_visit.concluded_by', 'organisation_invitation.invited_by', 'procedure_case.officer_id',
  'reconsideration.requested_by', 'registration.decided_by', 'stored_file.uploaded_by', 'subsidy_scheme.approved_by', 'subsidy_scheme.proposed_by', 'subsidy_scheme.proposed_for',
  'subsidy_voucher.filed_by', 'subsidy_voucher.verified_by', 'visit_findings.written_by', 'visit_mark.marked_by',
  'visit_plan.answered_by', 'visit_plan.proposed_by', 'void_draw.voided_by', 'webhook.created_by', 'work_item.closed_by',
]; // prettier-ignore

/** What guards an account, and texts that are still to be sent: never given out, to nobody. */
export const NEVER_GIVEN = [
  'password_hash', 'token_hash', 'code_hash', 'secret', 'pending_secret', 'last_step', 'params',
  'state_hash', 'browser_hash', 'nonce', 'code_verifier',
]; // prettier-ignore
