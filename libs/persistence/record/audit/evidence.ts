import type { DataSource, EntityManager } from 'typeorm';
import { areAllIn, columnsOf, maySee, type Reader } from '#contracts/blindness.js';
import { maskedPart } from '#domain/people/personal-data.js';
import { openedPart } from '../../personal-data.js';
import { chainsOfCase } from './case-chains.js';
import { filesOf, type Row } from './evidence-files.js';
import { CHAINED_COLUMNS } from './canonical.js';
import type { KeptEntry } from './chain-check.js';

const OF_CASE = 'case_id = $1';
const OF_DOSSIER = 'dossier_id = (SELECT subject_id FROM procedure_case WHERE id = $1)';

/** Every table that tells of a case, and which of its rows do. A table with a `case_id` that is not here fails a test. */
export const EVIDENCE_TABLES: Readonly<Record<string, string>> = {
  procedure_case: 'id = $1',
  case_deadline: OF_CASE,
  work_item: OF_CASE,
  command: OF_CASE,
  run_trouble: 'workflow_id = (SELECT workflow_id FROM procedure_case WHERE id = $1)',
  bulk_action_case: OF_CASE,
  notice: OF_CASE,
  dossier: 'id = (SELECT subject_id FROM procedure_case WHERE id = $1)',
  // What was handed in: the correction that an applicant still works on is nobody else's.
  dossier_part: `${OF_DOSSIER} AND EXISTS (
    SELECT FROM dossier_submission s WHERE s.dossier_id = t.dossier_id AND s.revision = t.revision)`,
  dossier_submission: OF_DOSSIER,
  dossier_number: OF_DOSSIER,
  check_mark: OF_CASE,
  correction_answer: OF_CASE,
  expert_draw: OF_CASE,
  expert_draw_round: OF_CASE,
  expert_verdict: OF_CASE,
  void_draw: OF_CASE,
  expert_assignment: OF_CASE,
  // So are the figures of an evaluation that is not filed yet.
  indicator_value: `${OF_CASE} AND NOT EXISTS (SELECT FROM evaluation e WHERE e.case_id = $1 AND e.filed_at IS NULL)`,
  case_score: OF_CASE,
  visit_plan: OF_CASE,
  visit_member: OF_CASE,
  visit_mark: OF_CASE,
  visit_findings: OF_CASE,
  visit_signature: OF_CASE,
  onsite_visit: OF_CASE,
  meeting: 'case_id = $1 OR case_id IN (SELECT meeting_id FROM meeting_item WHERE case_id = $1)',
  meeting_item: 'case_id = $1 OR meeting_id = $1',
  meeting_recusal: 'case_id = $1 OR meeting_id = $1',
  // While a meeting votes, nobody learns how the others do: not by a package either.
  meeting_vote: `(case_id = $1 OR meeting_id = $1) AND meeting_id NOT IN (
    SELECT id FROM procedure_case WHERE kind = 'meeting' AND state = 'inSession')`,
  letter_draft: OF_CASE,
  letter: OF_CASE,
  objection: OF_CASE,
  // The scan of a seal says who objects.
  objection_file: 'NOT seal AND objection_id IN (SELECT id FROM objection WHERE case_id = $1)',
  reconsideration: 'case_id = $1 OR accreditation_id = $1',
  base: 'case_id = $1 OR id = (SELECT subject_id FROM procedure_case WHERE id = $1)',
  evaluation: OF_CASE,
  rectification: 'case_id = $1 OR evaluation_case_id = $1',
  subsidy_scheme: OF_CASE,
  subsidy_award: 'scheme_id = $1',
  subsidy_left_out: 'scheme_id = $1',
  subsidy_voucher: 'award_id IN (SELECT id FROM subsidy_award WHERE scheme_id = $1)',
  subsidy_payment: 'scheme_id = $1',
};

/** Who objects, by what an objection is looked up, and answers that are kept for a repetition: not for a package that leaves the house. */
const LEFT_OUT = ['objector_name', 'contact', 'token_hash', 'result'];
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** One chain with all of its entries; `anchoredFrom`: the first anchor that may hold its entry number `anchored`. */
export interface ChainRecord {
  readonly chain: string;
  readonly anchored: number;
  readonly anchoredFrom: number | null;
  readonly entries: readonly KeptEntry[];
}

export interface EvidenceRecord {
  /** By table; those without a row are left out. */
  readonly rows: ReadonlyMap<string, readonly object[]>;
  readonly chains: readonly ChainRecord[];
  /** Everybody who stands in them by id. */
  readonly people: readonly { readonly id: string; readonly displayName: string; readonly roles: readonly string[] }[];
  /** Files that the rows refer to. */
  readonly fileIds: readonly string[];
}

/** All that the record has of a case, in one snapshot. */
export function readEvidence(dataSource: DataSource, caseId: string): Promise<EvidenceRecord> {
  return dataSource.transaction('REPEATABLE READ', async (tx) => {
    const rows = new Map<string, readonly Row[]>();
    for (const [table, where] of Object.entries(EVIDENCE_TABLES)) {
      const found = await rowsOf(tx, table, where, caseId);
      if (found.length > 0) rows.set(table, found);
    }
    keepMarksBlind(rows);
    const chains = await chainRecords(tx, await chainsOfCase(tx, caseId));
    const text = JSON.stringify([...rows.values()]);
    const ids = [...new Set((text + JSON.stringify(chains)).match(ID) ?? [])];
    const people = await tx.query<EvidenceRecord['people']>(
      `SELECT id, display_name AS "displayName", roles FROM account WHERE id = ANY($1) ORDER BY id`,
      [ids],
    );
    return { rows, chains, people, fileIds: filesOf(rows) };
  });
}

/** Who takes the package reads as the commission does. */
const TAKERS: ReadonlySet<Reader> = new Set(['commission']);

function keepMarksBlind(rows: Map<string, readonly Row[]>): void {
  const seats = Number(rows.get('expert_draw')?.[0]?.['seats'] ?? 0);
  const assignments = rows.get('expert_assignment') ?? [];
  const states = assignments.map(({ state }) => String(state));
  if (assignments.length === 0 || maySee('marks', areAllIn(states, seats) ? 'deciding' : 'scoring', TAKERS)) return;
  const kept = columnsOf('marks', 'expert_assignment');
  const blind = assignments.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !kept.includes(name))),
  );
  rows.set('expert_assignment', blind);
}

async function rowsOf(tx: EntityManager, table: string, where: string, caseId: string): Promise<Row[]> {
  const found = await tx.query<{ row: Row }[]>(
    `SELECT to_jsonb(t) - $2::text[] AS row FROM ${table} t WHERE ${where} ORDER BY 1`,
    [caseId, LEFT_OUT],
  );
  if (table !== 'dossier_part') return found.map(({ row }) => row);
  return found.map(({ row }) => {
    const part = String(row['part']);
    return { ...row, content: maskedPart(part, openedPart(part, row['content'] as object)) };
  });
}

/** Clocks of the database and of whoever anchors may differ by as much. */
const CLOCKS_DIFFER_BY = '10 minutes';

async function chainRecords(tx: EntityManager, chains: readonly string[]): Promise<ChainRecord[]> {
  const heads = await tx.query<Omit<ChainRecord, 'entries'>[]>(
    `SELECT c.chain, c.anchored,
       (SELECT min(a.number) FROM audit_anchor a WHERE a.at >= e.at - interval '${CLOCKS_DIFFER_BY}') AS "anchoredFrom"
     FROM audit_chain c LEFT JOIN audit_entry e ON e.chain = c.chain AND e.sequence = c.anchored
     WHERE c.chain = ANY($1) ORDER BY c.chain`,
    [chains],
  );
  const entries = await tx.query<KeptEntry[]>(
    `SELECT ${CHAINED_COLUMNS} FROM audit_entry WHERE chain = ANY($1) ORDER BY chain, sequence`,
    [chains],
  );
  return heads.map((head) => ({ ...head, entries: entries.filter(({ chain }) => chain === head.chain) }));
}
