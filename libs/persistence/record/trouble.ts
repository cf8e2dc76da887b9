import type { EntityManager } from 'typeorm';
import type { StuckReason } from '#contracts/operations-texts.js';
import { COLLECTIVE, DORMANT, type CaseKind } from '#domain/procedures/index.js';

type Queryable = Pick<EntityManager, 'query'>;

/** A step of a run that keeps failing, as the worker that tries it last said. */
export interface Trouble {
  readonly workflowId: string;
  readonly activity: string;
  readonly attempts: number;
  readonly failure: string;
  readonly since: Date;
  readonly lastAt: Date;
}

/** What has a run: cases, and what is done over many of them. */
export type RunKind = CaseKind | 'campaign' | 'bulk';

/** A case, campaign or bulk action that cannot go on, with what keeps it. */
export interface StuckCase {
  readonly id: string;
  readonly kind: RunKind;
  readonly state: string;
  readonly title: string;
  readonly workflowId: string;
  readonly why: StuckReason;
  readonly since: Date;
  readonly attempts: number | null;
  readonly failure: string | null;
}

/** Each further attempt says so again: who has been silent for this long is no longer failing. Longer than two pauses between attempts. */
const SILENT_AFTER = `interval '30 seconds'`;
/** An outbox row that was tried so often, a case that was to be looked at so long ago. */
const RELAY_ATTEMPTS = 3;
const MISSED_AFTER = `interval '2 minutes'`;

/** Puts down that a step of a run has failed again; outside of the transaction that failed. */
export async function noteTrouble(
  tx: Queryable,
  { workflowId, activity, attempts, failure }: Pick<Trouble, 'workflowId' | 'activity' | 'attempts' | 'failure'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO run_trouble AS t (workflow_id, activity, attempts, failure, since, last_at) VALUES ($1, $2, $3, $4, now(), now())
     ON CONFLICT (workflow_id, activity) DO UPDATE SET attempts = excluded.attempts, failure = excluded.failure, last_at = now(),
       since = CASE WHEN t.last_at < now() - ${SILENT_AFTER} THEN now() ELSE t.since END`,
    [workflowId, activity, attempts, failure],
  );
}

/** What fails of one run at present. */
export async function troubleOf(tx: Queryable, workflowId: string): Promise<Trouble[]> {
  return tx.query<Trouble[]>(
    `SELECT workflow_id AS "workflowId", activity, attempts, failure, since, last_at AS "lastAt" FROM run_trouble
     WHERE workflow_id = $1 AND last_at > now() - ${SILENT_AFTER} ORDER BY since`,
    [workflowId],
  );
}

/** Cases, campaigns and bulk actions that cannot go on, those that have waited longest first. */
export async function stuckCases(tx: Queryable, limit: number): Promise<StuckCase[]> {
  return tx.query<StuckCase[]>(
    `SELECT r.id, r.kind, r.state, r.title, s.workflow_id AS "workflowId", s.why, s.since, s.attempts, s.failure
     FROM (${FAILING} UNION ALL ${MISSED}) s CROSS JOIN LATERAL (${RUNNING}) r ORDER BY s.since, r.id LIMIT $1`,
    [limit, [...DORMANT, ...COLLECTIVE]],
  );
}

/** How many runs have a step that fails, or a message that does not get through: quick to answer, whatever the number of cases. */
export async function countFailing(tx: Queryable): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT count(DISTINCT workflow_id)::int AS count FROM (${FAILING}) s`,
  );
  return row?.count ?? 0;
}

const FAILING = `
  SELECT t.workflow_id, 'stepFails' AS why, t.since, t.attempts, t.failure FROM run_trouble t
  WHERE t.last_at > now() - ${SILENT_AFTER}
  UNION ALL
  SELECT o.workflow_id, 'notRelayed', o.created_at, o.attempts, o.last_error FROM outbox o WHERE o.attempts >= ${RELAY_ATTEMPTS}`;

const MISSED = `
  SELECT c.workflow_id, 'missed', least(c.wake_at, c.answer_due_at, CASE WHEN NOT c.overdue THEN c.due_at END), NULL, NULL FROM procedure_case c
  WHERE c.closed_at IS NULL AND c.suspended_at IS NULL AND c.due_at IS NOT NULL
    AND least(c.wake_at, c.answer_due_at, CASE WHEN NOT c.overdue THEN c.due_at END) < now() - ${MISSED_AFTER}
    AND (c.kind || '/' || c.state) <> ALL($2)
    AND NOT EXISTS (SELECT FROM run_trouble t WHERE t.workflow_id = c.workflow_id AND t.last_at > now() - ${SILENT_AFTER})
  UNION ALL
  SELECT 'campaign/' || g.code, 'missed', g.filing_due_at, NULL, NULL FROM campaign g
  WHERE g.state = 'filing' AND g.filing_due_at < now() - ${MISSED_AFTER}
    AND NOT EXISTS (SELECT FROM run_trouble t WHERE t.workflow_id = 'campaign/' || g.code AND t.last_at > now() - ${SILENT_AFTER})`;

/** Whose run it is: ids of workflows are made in libs/contracts/workflows.ts. A bulk action is called by its batch. */
const RUNNING = `
  SELECT c.id, c.kind, c.state, c.title FROM procedure_case c WHERE c.workflow_id = s.workflow_id
  UNION ALL
  SELECT g.id, 'campaign', g.state, g.title FROM campaign g WHERE s.workflow_id = 'campaign/' || g.code
  UNION ALL
  SELECT b.id, 'bulk', b.state, t.title FROM bulk_action b JOIN batch t ON t.id = b.batch_id WHERE s.workflow_id = 'bulk/' || b.id`;

/** The run of a case, of a campaign or of a bulk action. */
export interface RunOf {
  readonly workflowId: string;
  readonly kind: RunKind;
  /** Null where it is no case. */
  readonly caseId: string | null;
}

/** By the id of what has it; undefined where there is none. */
export async function runOf(tx: Queryable, id: string): Promise<RunOf | undefined> {
  const [run] = await tx.query<RunOf[]>(
    `SELECT workflow_id AS "workflowId", kind, id AS "caseId" FROM procedure_case WHERE id = $1
     UNION ALL SELECT 'campaign/' || code, 'campaign', NULL FROM campaign WHERE id = $1
     UNION ALL SELECT 'bulk/' || id, 'bulk', NULL FROM bulk_action WHERE id = $1`,
    [id],
  );
  return run;
}

/** Forgets what fails no more. */
export async function forgetTrouble(tx: Queryable): Promise<void> {
  await tx.query(`DELETE FROM run_trouble WHERE last_at < now() - interval '10 minutes'`);
}

/** A run went on: what failed of it does so no more. */
export async function endTrouble(tx: Queryable, workflowId: string, activity: string): Promise<void> {
  await tx.query(`DELETE FROM run_trouble WHERE workflow_id = $1 AND activity = $2`, [workflowId, activity]);
}
