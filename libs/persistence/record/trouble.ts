import type { EntityManager } from 'typeorm';
import { COLLECTIVE, DORMANT } from '#domain/procedures/index.js';

type Queryable = Pick<EntityManager, 'query'>;

/** A step of a case that keeps failing, as the worker that tries it last said. */
export interface Trouble {
  readonly caseId: string;
  readonly activity: string;
  readonly attempts: number;
  readonly failure: string;
  readonly since: Date;
  readonly lastAt: Date;
}

/** A case that cannot go on, with what keeps it. */
export interface StuckCase {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly title: string;
  readonly workflowId: string;
  readonly why: 'stepFails' | 'notRelayed' | 'missed';
  readonly since: Date;
  readonly attempts: number | null;
  readonly failure: string | null;
}

/** Each further attempt says so again: who has been silent for this long is no longer failing. Longer than two pauses between attempts. */
const SILENT_AFTER = `interval '30 seconds'`;
/** An outbox row that was tried so often, a case that was to be looked at so long ago. */
const RELAY_ATTEMPTS = 3;
const MISSED_AFTER = `interval '2 minutes'`;

/** Puts down that a step of a case has failed again; outside of the transaction that failed. */
export async function noteTrouble(
  tx: Queryable,
  { caseId, activity, attempts, failure }: Pick<Trouble, 'caseId' | 'activity' | 'attempts' | 'failure'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO case_trouble AS t (case_id, activity, attempts, failure, since, last_at) VALUES ($1, $2, $3, $4, now(), now())
     ON CONFLICT (case_id, activity) DO UPDATE SET attempts = excluded.attempts, failure = excluded.failure, last_at = now(),
       since = CASE WHEN t.last_at < now() - ${SILENT_AFTER} THEN now() ELSE t.since END`,
    [caseId, activity, attempts, failure],
  );
}

/** What fails of one case at present. */
export async function troubleOf(tx: Queryable, caseId: string): Promise<Trouble[]> {
  return tx.query<Trouble[]>(
    `SELECT case_id AS "caseId", activity, attempts, failure, since, last_at AS "lastAt" FROM case_trouble
     WHERE case_id = $1 AND last_at > now() - ${SILENT_AFTER} ORDER BY since`,
    [caseId],
  );
}

/** Cases that cannot go on, those that have waited longest first. */
export async function stuckCases(tx: Queryable, limit: number): Promise<StuckCase[]> {
  return tx.query<StuckCase[]>(
    `SELECT c.id, c.kind, c.state, c.title, c.workflow_id AS "workflowId", s.why, s.since, s.attempts, s.failure
     FROM (${FAILING} UNION ALL ${MISSED}) s JOIN procedure_case c ON c.id = s.case_id ORDER BY s.since, c.id LIMIT $1`,
    [limit, [...DORMANT, ...COLLECTIVE]],
  );
}

/** How many cases have a step that fails, or a message that does not get through: quick to answer, whatever the number of cases. */
export async function countFailing(tx: Queryable): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(`SELECT count(DISTINCT case_id)::int AS count FROM (${FAILING}) s`);
  return row?.count ?? 0;
}

const FAILING = `
  SELECT t.case_id, 'stepFails' AS why, t.since, t.attempts, t.failure FROM case_trouble t
  WHERE t.last_at > now() - ${SILENT_AFTER}
  UNION ALL
  SELECT c.id, 'notRelayed', o.created_at, o.attempts, o.last_error FROM outbox o JOIN procedure_case c USING (workflow_id)
  WHERE o.attempts >= ${RELAY_ATTEMPTS}`;

const MISSED = `
  SELECT c.id, 'missed', least(c.wake_at, c.answer_due_at, CASE WHEN NOT c.overdue THEN c.due_at END), NULL, NULL FROM procedure_case c
  WHERE c.closed_at IS NULL AND c.suspended_at IS NULL AND c.due_at IS NOT NULL
    AND least(c.wake_at, c.answer_due_at, CASE WHEN NOT c.overdue THEN c.due_at END) < now() - ${MISSED_AFTER}
    AND (c.kind || '/' || c.state) <> ALL($2)
    AND NOT EXISTS (SELECT FROM case_trouble t WHERE t.case_id = c.id AND t.last_at > now() - ${SILENT_AFTER})`;

/** Forgets what fails no more. */
export async function forgetTrouble(tx: Queryable): Promise<void> {
  await tx.query(`DELETE FROM case_trouble WHERE last_at < now() - interval '10 minutes'`);
}

/** A case went on: what failed of it does so no more. */
export async function endTrouble(tx: Queryable, caseId: string, activity: string): Promise<void> {
  await tx.query(`DELETE FROM case_trouble WHERE case_id = $1 AND activity = $2`, [caseId, activity]);
}
