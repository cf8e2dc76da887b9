import type { DataSource } from 'typeorm';
import type { Problem } from '#cli/client/api-client.js';
import { refusalOf } from './desk.js';

/** Everything that a decision or a contribution could change of a case. */
const OF_CASE = [
  `SELECT state, version, revision, due_at, overdue, outcome, closed_at FROM procedure_case WHERE id = $1`,
  `SELECT id, action FROM audit_entry WHERE case_id = $1 ORDER BY id`,
  `SELECT id, closed_at, due_at FROM work_item WHERE case_id = $1 ORDER BY id`,
  `SELECT id, template FROM notice WHERE case_id = $1 ORDER BY id`,
  `SELECT * FROM case_deadline WHERE case_id = $1 ORDER BY id`,
  `SELECT * FROM expert_assignment WHERE case_id = $1 ORDER BY id`,
  `SELECT * FROM indicator_value WHERE case_id = $1 ORDER BY indicator`,
  `SELECT * FROM case_score WHERE case_id = $1`,
  `SELECT * FROM onsite_visit WHERE case_id = $1`,
  `SELECT * FROM visit_plan WHERE case_id = $1`,
  `SELECT * FROM visit_member WHERE case_id = $1 ORDER BY account_id`,
  `SELECT * FROM visit_mark WHERE case_id = $1 ORDER BY item`,
  `SELECT * FROM visit_findings WHERE case_id = $1`,
  `SELECT * FROM visit_signature WHERE case_id = $1 ORDER BY id`,
  `SELECT * FROM base WHERE case_id = $1`,
];

function recordOf(record: Pick<DataSource, 'query'>, caseId: string): Promise<unknown[]> {
  return Promise.all(OF_CASE.map((sql) => record.query<unknown>(sql, [caseId])));
}

/** The refusal of a request about a case, which must have left everything of it as it was. */
export async function refusedUnchanged(
  record: Pick<DataSource, 'query'>,
  caseId: string,
  request: () => Promise<unknown>,
): Promise<Problem> {
  const before = await recordOf(record, caseId);
  const refusal = await refusalOf(request());
  expect(await recordOf(record, caseId)).toEqual(before);
  return refusal;
}
