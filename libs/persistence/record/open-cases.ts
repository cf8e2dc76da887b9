import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { WORKFLOW_TYPES } from '#contracts/workflows.js';
import type { Deadline } from '#domain/clock/deadline.js';
import type { Measure } from '#domain/measures/measure.js';
import { PROCEDURES, type CaseKind } from '#domain/procedures/index.js';
import { currentCalendar } from './calendar.js';
import { firstDeadline, nextWake, remindersOfStage } from './deadline.js';
import type { NewCase } from './open-case.js';

/** What the cases of one group have in common. */
export type CaseGroup = Pick<NewCase, 'kind' | 'groupId' | 'measureId' | 'rehearsalDaySeconds'>;

/** What each of them has of its own. */
export type GroupedCase = Omit<NewCase, keyof CaseGroup> & { readonly organisationId: string };

/** A limit as the record keeps it. */
export type Limit = Pick<Deadline, 'dueOn' | 'dueAt' | 'provisional' | 'explanation'>;

export interface BulkOpening {
  readonly group: CaseGroup & { readonly kind: CaseKind };
  readonly cases: readonly GroupedCase[];
  readonly measure: Measure;
  readonly now: Date;
  /** The limit of the first stage; computed from the measure where none is given. */
  readonly deadline?: Limit;
  /** Notice to the organisation of each; takes {title}, {dueOn}. */
  readonly template: string;
  /** Are their workflows started now, or by the first contribution? */
  readonly start: boolean;
}

/**
 * Opens many cases in their first stage: a few statements whatever their number, part of
 * the caller's transaction. A case whose workflow id is taken is left alone.
 * @returns ids of the cases that were opened
 */
export async function openCases(tx: EntityManager, opening: BulkOpening): Promise<string[]> {
  const { group, cases, measure, now, template, start } = opening;
  if (cases.length === 0) return [];
  const { initial, stages } = PROCEDURES[group.kind];
  const stage = stages[initial];
  if (!stage?.deadline) throw new Error(`the first stage of ${group.kind} has no limit`);
  const deadline =
    opening.deadline ?? (await firstDeadline(tx, measure.deadlines[stage.deadline], now, group.rehearsalDaySeconds));
  const first = { ...group, state: initial };
  const reminders = remindersOfStage(first, measure, deadline, now, await currentCalendar(tx));
  const opened = await tx.query<{ id: string }[]>(
    `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, group_id, organisation_id, type, title, measure_id,
       rehearsal_day_seconds, state, version, revision, state_since, due_at, wake_at, opened_at)
     SELECT id, $1, workflow_id, subject_id, $2, organisation_id, type, title, $3, $4, $5, 1, 1, $6, $7, $14, $6
     FROM unnest($8::uuid[], $9::text[], $10::uuid[], $11::uuid[], $12::text[], $13::text[])
       AS n (id, workflow_id, subject_id, organisation_id, type, title)
     ON CONFLICT (workflow_id) DO NOTHING RETURNING id`,
    [
      group.kind,
      group.groupId,
      group.measureId,
      group.rehearsalDaySeconds,
      initial,
      now,
      deadline.dueAt,
      cases.map(({ id }) => id),
      cases.map(({ workflowId }) => workflowId),
      cases.map(({ subjectId }) => subjectId),
      cases.map(({ organisationId }) => organisationId),
      cases.map(({ type }) => type),
      cases.map(({ title }) => title),
      nextWake(deadline, reminders, now),
    ],
  );
  const ids = opened.map(({ id }) => id);
  if (ids.length === 0) return ids;
  await openFirstStage(tx, ids, { task: stage.task, role: stage.turn, rule: stage.deadline, now, deadline });
  await tx.query(
    `WITH opened AS (SELECT * FROM procedure_case WHERE id = ANY($1)),
     lines AS (
       INSERT INTO audit_entry (case_id, subject_kind, subject_id, actor_role, action, rule, after)
       SELECT id, kind, subject_id, 'system', 'open', $2, jsonb_build_object('state', state, 'version', version) FROM opened
     )
     INSERT INTO notice (id, event_key, recipient, organisation_id, case_id, template, params)
     SELECT n.id, o.id || '/open/' || $3, o.organisation_id::text, o.organisation_id, o.id, $3,
       jsonb_build_object('title', o.title, 'dueOn', $4::text)
     FROM opened o JOIN unnest($1::uuid[], $5::uuid[]) AS n (case_id, id) ON n.case_id = o.id
     ON CONFLICT (event_key, recipient) DO NOTHING`,
    [ids, measure.deadlines[stage.deadline].article, template, deadline.dueOn, ids.map(() => uuid())],
  );
  if (start) await enqueueStarts(tx, group.kind, ids);
  return ids;
}

async function openFirstStage(
  tx: EntityManager,
  ids: readonly string[],
  { task, role, rule, now, deadline }: { task: string; role: string; rule: string; now: Date; deadline: Limit },
): Promise<void> {
  await tx.query(
    `WITH rows AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS r (case_id, deadline_id, item_id)),
     limits AS (
       INSERT INTO case_deadline (id, case_id, rule, opened_at, due_on, due_at, provisional, explanation)
       SELECT deadline_id, case_id, $4, $5, $6, $7, $8, $9 FROM rows
     )
     INSERT INTO work_item (id, case_id, task, role, organisation_id, opened_at, due_at)
     SELECT item_id, case_id, $10, $11, CASE $11 WHEN 'applicant' THEN c.organisation_id END, $5, $7 FROM rows JOIN procedure_case c ON c.id = case_id`,
    [
      ids,
      ids.map(() => uuid()),
      ids.map(() => uuid()),
      rule,
      now,
      deadline.dueOn,
      deadline.dueAt,
      deadline.provisional,
      JSON.stringify(deadline.explanation),
      task,
      role,
    ],
  );
}

async function enqueueStarts(tx: EntityManager, kind: CaseKind, ids: readonly string[]): Promise<void> {
  await tx.query(
    `INSERT INTO outbox (kind, workflow_type, workflow_id, args, place)
     SELECT 'start', $2, workflow_id, jsonb_build_array(jsonb_build_object('caseId', id)), row_number() OVER () - 1
     FROM procedure_case WHERE id = ANY($1)`,
    [ids, WORKFLOW_TYPES[kind]],
  );
  await tx.query(`NOTIFY outbox`);
}
