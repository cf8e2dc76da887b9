import type { EntityManager } from 'typeorm';
import type { ProcedureCase } from '../entities/case.entities.js';

/** The columns of a case `c` under the names of its entity: what is read at every request is not worth a query builder. */
export const CASE_COLUMNS = `c.id, c.kind, c.workflow_id AS "workflowId", c.subject_id AS "subjectId", c.group_id AS "groupId",
  c.organisation_id AS "organisationId", c.type, c.title, c.measure_id AS "measureId",
  c.rehearsal_day_seconds AS "rehearsalDaySeconds", c.state, c.version, c.revision, c.state_since AS "stateSince",
  c.due_at AS "dueAt", c.wake_at AS "wakeAt", c.answer_due_at AS "answerDueAt",
  c.answer_remind_at AS "answerRemindAt", c.suspended_at AS "suspendedAt",
  c.officer_id AS "officerId", c.recommending_unit_id AS "recommendingUnitId", c.overdue,
  c.outcome, c.opened_at AS "openedAt", c.closed_at AS "closedAt"`;
const CASE = `SELECT ${CASE_COLUMNS} FROM procedure_case c`;

type Queryable = Pick<EntityManager, 'query'>;

/** A case under its row lock. */
export interface LockedCase extends ProcedureCase {
  /**
   * PostgreSQL's clock, as of this transaction: by it what comes in and what is decided is held against the case's limits, and what limits
   * are counted from is dated, in whatever process.
   */
  readonly asOf: Date;
}

/** The columns of a locked case. */
export const LOCKED_COLUMNS = `${CASE_COLUMNS}, now() AS "asOf"`;

export async function caseById(tx: Queryable, id: string): Promise<ProcedureCase | null> {
  const [found] = await tx.query<ProcedureCase[]>(`${CASE} WHERE id = $1`, [id]);
  return found ?? null;
}

/** Cases of a list, as they are. */
export function casesByIds(tx: Queryable, ids: readonly string[]): Promise<ProcedureCase[]> {
  return tx.query<ProcedureCase[]>(`${CASE} WHERE id = ANY($1)`, [ids]);
}

/** The case under its row lock; every move and every contribution takes it first, but for what activities/cases/lock-order.ts names. */
export async function lockCase(tx: Queryable, id: string): Promise<LockedCase | null> {
  const [found] = await tx.query<LockedCase[]>(
    `SELECT ${LOCKED_COLUMNS} FROM procedure_case c WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return found ?? null;
}

/** Cases of a list under their row locks, taken in one order by everybody; `states`: only those that are in one of them. */
export function lockCases(
  tx: Queryable,
  ids: readonly string[],
  states: readonly string[] | null,
): Promise<ProcedureCase[]> {
  return tx.query<ProcedureCase[]>(
    `${CASE} WHERE id = ANY($1) AND ($2::text[] IS NULL OR state = ANY($2)) ORDER BY id FOR UPDATE`,
    [ids, states],
  );
}

/** By what the run of a case is found by operators. */
export async function caseOfRun(
  tx: Queryable,
  id: string,
): Promise<{ caseId: string; kind: string; receiptNumber: string | null } | undefined> {
  const [found] = await tx.query<{ caseId: string; kind: string; receiptNumber: string | null }[]>(
    `SELECT c.id AS "caseId", c.kind, d.receipt_number AS "receiptNumber"
     FROM procedure_case c LEFT JOIN dossier d ON d.id = c.subject_id WHERE c.id = $1`,
    [id],
  );
  return found;
}

/** The accreditation of a dossier, once it was submitted. */
export async function accreditationOf(tx: Queryable, dossierId: string): Promise<ProcedureCase | null> {
  const [found] = await tx.query<ProcedureCase[]>(`${CASE} WHERE subject_id = $1 AND kind = 'accreditation'`, [
    dossierId,
  ]);
  return found ?? null;
}

/** Does this person judge the case: on its panel, or in the team that visits? Who was only invited, has declined or stood aside does not. */
export async function isInvolved(tx: Queryable, caseId: string, accountId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`SELECT FROM involved_expert WHERE case_id = $1 AND expert_id = $2`, [
    caseId,
    accountId,
  ]);
  return rows.length > 0;
}
