import { v7 as uuid } from 'uuid';
import type { ActorRef } from '#contracts/actor.js';
import type { Desk } from './desk.js';
import { rowsOfCase, type OwnCase } from './rows-of-a-case.js';

/** An organisation with one row of its own in each table. */
export async function anOrganisation(desk: Desk, batchId: string): Promise<ActorRef> {
  const [organisationId, accountId, dossier, file, caseId] = [uuid(), uuid(), uuid(), uuid(), uuid()];
  const name = organisationId.slice(-12);
  const rows: readonly [string, unknown[]][] = [
    [`INSERT INTO organisation (id, name, uscc, district) VALUES ($1, $2, $2, '110108')`, [organisationId, name]],
    [
      `INSERT INTO account (id, login, display_name, roles, organisation_id, password_hash) VALUES ($1, $2, $2, '{applicant}', $3, '')`,
      [accountId, name, organisationId],
    ],
    [
      `INSERT INTO dossier (id, organisation_id, batch_id, type, created_by) VALUES ($1, $2, $3, 'park', $4)`,
      [dossier, organisationId, batchId, accountId],
    ],
    [
      `INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by) VALUES ($1, $2, 1, 'base', 1, '{}', $3)`,
      [dossier, organisationId, accountId],
    ],
    [
      `INSERT INTO dossier_submission (dossier_id, organisation_id, revision, content_hash, submitted_by) VALUES ($1, $2, 1, '', $3)`,
      [dossier, organisationId, accountId],
    ],
    [
      `INSERT INTO stored_file (id, organisation_id, name, media_type, size_bytes, sha256, storage_key, uploaded_by) VALUES ($1, $2, 'a', 'a/b', 1, '', $3, $4)`,
      [file, organisationId, name, accountId],
    ],
    [
      `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, organisation_id, type, title, measure_id, state)
       VALUES ($1, 'accreditation', $2, $3, $4, 'park', 'a park', '2025', 'refused')`,
      [caseId, `x/${caseId}`, dossier, organisationId],
    ],
    [
      `INSERT INTO letter (id, case_id, case_version, kind, template_version, number, title, paragraphs, authority, sent_on, sha256, sent_by, sent_at)
       SELECT $4, $1, 1, t.kind, t.version, $2, '', '[]', '', '2026-01-01', '', $3, now() FROM letter_template t LIMIT 1`,
      [caseId, name, accountId, uuid()],
    ],
    [
      `INSERT INTO notice (id, event_key, recipient, organisation_id, template) VALUES ($1, $2, $2, $3, 'x')`,
      [uuid(), name, organisationId],
    ],
    [
      `INSERT INTO command (id, account_id, action, request_hash, state, result, done_at) VALUES ($1, $2, 'savePart', '', 'done', '{}', now())`,
      [uuid(), accountId],
    ],
    [
      `INSERT INTO invitation (token_hash, email, display_name, roles, organisation_id, administrator, invited_by, expires_at)
       VALUES ($1, 'colleague@example.org', 'x', '{applicant}', $2, false, $3, now())`,
      [name, organisationId, accountId],
    ],
    [
      `INSERT INTO mail (id, key, account_id, address, kind, locale, state, ended_at) VALUES ($1, $3, $2, 'a@example.org', 'notice', 'zh', 'sent', now())`,
      [uuid(), accountId, name],
    ],
  ];
  const own = { caseId, file, batchId, accountId, dossier, base: uuid(), award: uuid(), scheme: uuid() };
  for (const [sql, values] of [...rows, ...inItsCase(organisationId, own), ...rowsOfCase(own)]) {
    await desk.rows(sql, values);
  }
  return { accountId, displayName: name, roles: ['applicant'], organisationId };
}

/** What waits in its case, what was objected to it, and what it was awarded, by rows of a scheme of its own. */
function inItsCase(
  organisationId: string,
  { caseId, file, batchId, accountId, scheme, base, award }: OwnCase,
): readonly [string, unknown[]][] {
  return [
    [`INSERT INTO work_item (id, case_id, task, role) VALUES ($1, $2, 'formalCheck', 'caseOfficer')`, [uuid(), caseId]],
    [
      `INSERT INTO objection (id, case_id, receipt_number, token_hash, state, objector_kind, objector_name, contact, statement, filed_at)
       VALUES ($1, $2, $3, '', 'filed', 'person', '', '', '', now())`,
      [uuid(), caseId, caseId],
    ],
    [
      `INSERT INTO base (id, case_id, batch_id, organisation_id, certificate_number, name, type, district, measure_id, rehearsal, accredited_on)
       VALUES ($1, $2, $3, $4, $5, 'a park', 'park', '110108', '2025', true, '2025-01-01')`,
      [base, caseId, batchId, organisationId, base],
    ],
    [
      `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state)
       VALUES ($1, 'subsidy', $2, $1, 'a scheme', '2025', 'underVouchers')`,
      [scheme, `x/${scheme}`],
    ],
    [
      `INSERT INTO subsidy_scheme (case_id, code, year, title, budget_fen, batch_id, vouchers_due_on, vouchers_due_at, vouchers_explanation)
       VALUES ($1, $2, 2026, 'a scheme', 1, $3, '2026-01-01', now(), '{}')`,
      [scheme, scheme, batchId],
    ],
    [
      `INSERT INTO subsidy_award (id, scheme_id, base_id, organisation_id, basis, ceiling_fen) VALUES ($1, $2, $3, $4, 'accreditation', 1)`,
      [award, scheme, base, organisationId],
    ],
    [
      `INSERT INTO subsidy_left_out (scheme_id, base_id, organisation_id, basis, reason) VALUES ($1, $2, $3, 'accreditation', 'x')`,
      [scheme, base, organisationId],
    ],
    [
      `INSERT INTO subsidy_voucher (id, award_id, organisation_id, number, description, spent_on, amount_fen, file_id, filed_by)
       VALUES ($1, $2, $3, 'V-1', 'travel', '2025-06-01', 1, $4, $5)`,
      [uuid(), award, organisationId, file, accountId],
    ],
  ];
}
