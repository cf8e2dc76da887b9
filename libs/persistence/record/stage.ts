import { v7 as uuid } from 'uuid';
import type { EntityManager } from 'typeorm';
import type { CaseSnapshot } from '#contracts/workflows.js';
import type { Measure } from '#domain/measures/measure.js';
import { PROCEDURES, type Stage } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { limitOfStage, type Opening, type StageLimit } from './deadline.js';
import { wakeAtOf } from './reminders.js';
import { send, together, type Statement } from './transaction.js';

export interface StageEntry {
  readonly to: string;
  readonly now: Date;
  /** Who moved it; null for the clock. */
  readonly movedBy: string | null;
  /** How the open work items ended, e.g. the verb. */
  readonly outcome: string;
  /** For stages in which single persons have their turn: one work item each. */
  readonly assignees?: readonly string[];
  /** The limit goes on where it had stopped when the state was left last. */
  readonly continuesLimit?: boolean;
}

/**
 * Moves a locked case into a state: closes what was open (what is about an objection only where the case ends), computes and stores the new limit with its arithmetic, opens the
 * work items of whoever has the turn. The case object is changed and saved.
 */
export async function enterState(
  tx: EntityManager,
  theCase: ProcedureCase,
  measure: Measure,
  { to, now, movedBy, outcome, assignees, continuesLimit = false }: StageEntry,
): Promise<void> {
  const procedure = PROCEDURES[theCase.kind];
  const stage: Stage | undefined = procedure.stages[to];
  const found = await tx.query<(Opening & { calendar: string })[]>(
    `WITH items AS (
       UPDATE work_item SET closed_at = $2, closed_by = $3, outcome = $4 WHERE case_id = $1 AND closed_at IS NULL
         AND (objection_id IS NULL OR $6)
     ), open AS (
       UPDATE case_deadline SET closed_at = $2 WHERE case_id = $1 AND closed_at IS NULL
     )
     SELECT known.calendar, d.opened_at, coalesce(d.closed_at, $2) AS closed_at, d.extended_working_days, d.stops, d.continues
     FROM (SELECT CASE WHEN $5::text IS NOT NULL THEN calendar_version() END AS calendar) known
       LEFT JOIN case_deadline d ON d.case_id = $1 AND d.rule = $5
     ORDER BY d.id`,
    [theCase.id, now, movedBy, outcome, stage?.deadline ?? null, procedure.ends.includes(to)],
  );
  const earlier = found.filter(({ opened_at }) => opened_at !== null);
  theCase.state = to;
  theCase.version += 1;
  theCase.stateSince = now;
  theCase.overdue = false;
  theCase.suspendedAt = null;
  theCase.answerDueAt = null;
  theCase.answerRemindAt = null;
  const limit = await limitOfStage(tx, theCase, measure, earlier, {
    calendar: found[0]?.calendar ?? '',
    continuesLimit,
  });
  theCase.dueAt = limit?.deadline.dueAt ?? null;
  theCase.wakeAt = limit?.wakeAt ?? null;
  theCase.closedAt = procedure.ends.includes(to) ? now : null;
  const entered = {
    text: `UPDATE procedure_case SET state = $2, version = $3, revision = $4, state_since = $5, overdue = false, due_at = $6,
      outcome = $7, closed_at = $8, wake_at = $9, suspended_at = NULL, answer_due_at = NULL,
      answer_remind_at = NULL WHERE id = $1`,
    values: [
      theCase.id,
      theCase.state,
      theCase.version,
      theCase.revision,
      now,
      theCase.dueAt,
      JSON.stringify(theCase.outcome),
      theCase.closedAt,
      theCase.wakeAt,
    ],
  };
  await send(tx, together([entered, ...stageOpened(theCase, limit, assignees)]));
}

/** The limit of the stage that a case is in from now on, and the work items of whoever has the turn. */
export function stageOpened(
  theCase: ProcedureCase,
  limit: StageLimit | undefined,
  assignees?: readonly string[],
): Statement[] {
  const stage: Stage | undefined = PROCEDURES[theCase.kind].stages[theCase.state];
  if (!stage) return [];
  const { id, stateSince, dueAt } = theCase;
  const nobody = stage.turn === 'public' || stage.collective;
  const takers = nobody ? [] : (assignees ?? [null]);
  const statements: Statement[] = [];
  if (limit) {
    const { dueOn, provisional, explanation } = limit.deadline;
    statements.push({
      text: `INSERT INTO case_deadline
        (id, case_id, rule, opened_at, due_on, due_at, provisional, explanation, extended_working_days, continues)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values: [
        uuid(),
        id,
        stage.deadline,
        stateSince,
        dueOn,
        dueAt,
        provisional,
        JSON.stringify(explanation),
        limit.granted,
        limit.continues,
      ],
    });
  }
  if (takers.length > 0) {
    const owner = stage.turn === 'applicant' ? theCase.organisationId : null;
    const unit = stage.turn === 'recommender' ? theCase.recommendingUnitId : null;
    statements.push({
      text: `INSERT INTO work_item (id, case_id, task, role, assignee_id, organisation_id, opened_at, due_at, recommending_unit_id)
        SELECT item, $1, $2, $3, assignee, $4, $5, $6, $9 FROM unnest($7::uuid[], $8::uuid[]) AS i (item, assignee)`,
      values: [id, stage.task, stage.turn, owner, stateSince, dueAt, takers.map(() => uuid()), takers, unit],
    });
  }
  return statements;
}

/** Opens a work item for each organisation that may contribute to the stage a case is in, besides the one whose turn it is. */
export async function inviteOrganisations(
  tx: EntityManager,
  theCase: ProcedureCase,
  task: string,
  organisationIds: readonly string[],
  dueAt: Date | null,
): Promise<void> {
  await tx.query(
    `INSERT INTO work_item (id, case_id, task, role, organisation_id, opened_at, due_at)
     SELECT item, $1, $2, 'applicant', organisation, $3, $4 FROM unnest($5::uuid[], $6::uuid[]) AS i (item, organisation)`,
    [theCase.id, task, theCase.stateSince, dueAt, organisationIds.map(() => uuid()), organisationIds],
  );
}

/** What a workflow is told about a case. */
export function snapshotOf(theCase: ProcedureCase): CaseSnapshot {
  return {
    state: theCase.state,
    version: theCase.version,
    dueAt: theCase.dueAt?.toISOString() ?? null,
    wakeAt: wakeAtOf(theCase)?.toISOString() ?? null,
  };
}
