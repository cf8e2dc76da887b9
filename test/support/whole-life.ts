import { v7 as uuid } from 'uuid';
import type { Desk } from './desk.js';

/** Ids of everything that one organisation can have, from its draft to its subsidy. */
export interface WholeLife {
  readonly organisation: string;
  readonly draft: string;
  readonly dossier: string;
  readonly accreditation: string;
  readonly file: string;
  /** Begun by the park's applicant. */
  readonly upload: string;
  readonly evaluation: string;
  readonly rectification: string;
  readonly plaque: string;
  readonly reconsideration: string;
  readonly scheme: string;
  readonly award: string;
  readonly voucher: string;
  /** A token for a machine of its applicant. */
  readonly token: string;
  /** Its applicant's account, and whom that has invited. */
  readonly colleague: string;
  readonly invitation: string;
  /** By which one officer of the commission stands in for another. */
  readonly delegation: string;
  /** Another expert's account. */
  readonly expert: string;
  /** A session of its applicant. */
  readonly session: string;
}

interface CaseRow {
  readonly kind: string;
  readonly state: string;
  readonly subject: string;
  readonly organisation: string | null;
}

/**
 * A park's draft and submitted dossier as people make them; its base, evaluation, rectification and subsidy as rows alone,
 * for tests of who may see and touch them.
 */
export async function aWholeLife(desk: Desk): Promise<WholeLife> {
  const park = await desk.as('park');
  const batch = await desk.openBatch();
  const draft = await desk.draft('park', batch.id);
  const dossier = await desk.draft('park', batch.id);
  const { caseId: accreditation } = await park.post<{ caseId: string }>(`/dossiers/${dossier.id}/submission`);
  const [file] = await park.get<{ id: string }[]>('/files?limit=1');
  const token = await park.post<{ id: string }>('/account/tokens', {
    name: 'x',
    scopes: ['read:case'],
    days: 1,
    password: 'guohe-demo-2026',
  });
  const invited = { email: 'colleague@guohe.example', displayName: '某' };
  const invitation = await park.post<{ id: string }>('/colleagues/invitations', invited);
  const { organisationId: organisation } = await park.get<{ organisationId: string }>('/sessions/current');
  const [base, campaign, award, voucher, upload] = [uuid(), uuid(), uuid(), uuid(), uuid()];
  const rows = (sql: string, ...values: unknown[]) => desk.rows(sql, values);
  const openCase = async ({ kind, state, subject, organisation: owner }: CaseRow): Promise<string> => {
    const id = uuid();
    await rows(
      `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, organisation_id, type, title, measure_id, state, due_at)
       VALUES ($1, $2, $3, $4, $5, 'park', 'a park', '2025', $6, now() + interval '1 day')`,
      id,
      kind,
      `${kind}/${id}`,
      subject,
      owner,
      state,
    );
    return id;
  };

  await rows(
    `INSERT INTO base (id, case_id, batch_id, organisation_id, certificate_number, name, type, district, measure_id, rehearsal, accredited_on)
     VALUES ($1, $2, $3, $4, $5, 'a park', 'park', '110108', '2025', true, '2025-01-01')`,
    base,
    accreditation,
    batch.id,
    organisation,
    `T-${base}`,
  );
  await rows(
    `INSERT INTO campaign (id, code, year, title, measure_id, state, filing_due_at, created_by)
     VALUES ($1, $2, 2026, 'a campaign', '2025', 'filing', now() + interval '1 day', $3)`,
    campaign,
    `T-${campaign}`,
    park.accountId,
  );
  const evaluation = await openCase({ kind: 'evaluation', state: 'underFiling', subject: base, organisation });
  await rows(
    `INSERT INTO evaluation (case_id, campaign_id, base_id, type) VALUES ($1, $2, $3, 'park')`,
    evaluation,
    campaign,
    base,
  );
  const rectification = await openCase({ kind: 'rectification', state: 'underPlan', subject: base, organisation });
  await rows(
    `INSERT INTO rectification (case_id, evaluation_case_id, base_id) VALUES ($1, $2, $3)`,
    rectification,
    evaluation,
    base,
  );
  const plaque = await openCase({ kind: 'plaque', state: 'underPlaque', subject: base, organisation });
  const reconsideration = await openCase({
    kind: 'reconsideration',
    state: 'underReconsideration',
    subject: dossier.id,
    organisation,
  });
  await rows(
    `INSERT INTO reconsideration (case_id, accreditation_id, grounds, files, requested_by, requested_at)
     VALUES ($1, $2, 'grounds', '{}', $3, now())`,
    reconsideration,
    accreditation,
    park.accountId,
  );
  const scheme = await openCase({ kind: 'subsidy', state: 'underVouchers', subject: uuid(), organisation: null });
  await rows(
    `INSERT INTO subsidy_scheme (case_id, code, year, title, budget_fen, campaign_id, vouchers_due_on, vouchers_due_at, vouchers_explanation)
     VALUES ($1, $2, 2026, 'a scheme', 1000000, $3, now()::date + 1, now() + interval '1 day', '{"zh": "明天", "en": "tomorrow"}')`,
    scheme,
    `T-${scheme}`,
    campaign,
  );
  await rows(
    `INSERT INTO subsidy_award (id, scheme_id, base_id, organisation_id, basis, ceiling_fen) VALUES ($1, $2, $3, $4, 'accreditation', 500000)`,
    award,
    scheme,
    base,
    organisation,
  );
  await rows(
    `INSERT INTO subsidy_voucher (id, award_id, organisation_id, number, description, spent_on, amount_fen, file_id, filed_by)
     VALUES ($1, $2, $3, 'V-1', 'travel', '2025-06-01', 100, $4, $5)`,
    voucher,
    award,
    organisation,
    file?.id,
    park.accountId,
  );
  const [session] = await desk.rows<{ id: string }>(
    `SELECT id FROM session WHERE account_id = $1 ORDER BY created_at LIMIT 1`,
    [park.accountId],
  );
  await rows(
    `INSERT INTO upload (id, account_id, name, size_bytes) VALUES ($1, $2, 'plan.pdf', 1000)`,
    upload,
    park.accountId,
  );
  const delegation = uuid();
  await rows(
    `INSERT INTO delegation (id, absent_id, stand_in_id, roles, from_on, until_on, reason, made_by)
     VALUES ($1, $2, $3, '{caseOfficer}', '2026-01-01', '2099-01-01', 'away', $2)`,
    delegation,
    (await desk.as('officer')).accountId,
    (await desk.as('officer2')).accountId,
  );
  return {
    delegation,
    organisation,
    draft: draft.id,
    dossier: dossier.id,
    accreditation,
    file: file?.id as string,
    upload,
    evaluation,
    rectification,
    plaque,
    reconsideration,
    scheme,
    award,
    voucher,
    session: session?.id as string,
    token: token.id,
    colleague: park.accountId,
    invitation: invitation.id,
    expert: (await desk.as('expert9')).accountId,
  };
}
