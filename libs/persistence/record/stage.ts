import { v7 as uuid } from 'uuid';
import type { EntityManager } from 'typeorm';
import type { CaseSnapshot } from '#contracts/workflows.js';
import type { Measure } from '#domain/measures/measure.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { openDeadline } from './deadline.js';

export interface StageEntry {
  readonly to: string;
  readonly now: Date;
  /** Who moved it; null for the clock. */
  readonly movedBy: string | null;
  /** How the open work items ended, e.g. the verb. */
  readonly outcome: string;
  /** For stages in which single persons have their turn: one work item each. */
  readonly assignees?: readonly string[];
}

/**
 * Moves a locked case into a state: closes what was open, computes and stores the new limit with its arithmetic, opens the
 * work items of whoever has the turn. The case object is changed and saved.
 */
export async function enterState(
  tx: EntityManager,
  theCase: ProcedureCase,
  measure: Measure,
  { to, now, movedBy, outcome, assignees }: StageEntry,
): Promise<void> {
  const procedure = PROCEDURES[theCase.kind];
  await tx.query(
    `WITH items AS (
       UPDATE work_item SET closed_at = $2, closed_by = $3, outcome = $4 WHERE case_id = $1 AND closed_at IS NULL
     ) UPDATE case_deadline SET closed_at = $2 WHERE case_id = $1 AND closed_at IS NULL`,
    [theCase.id, now, movedBy, outcome],
  );
  const stage = procedure.stages[to];
  theCase.state = to;
  theCase.version += 1;
  theCase.stateSince = now;
  theCase.overdue = false;
  theCase.dueAt = (await openDeadline(tx, theCase, measure, now)) ?? null;
  if (procedure.ends.includes(to)) theCase.closedAt = now;
  await tx.query(
    `UPDATE procedure_case SET state = $2, version = $3, revision = $4, state_since = $5, overdue = false, due_at = $6,
       outcome = $7, closed_at = $8 WHERE id = $1`,
    [
      theCase.id,
      theCase.state,
      theCase.version,
      theCase.revision,
      now,
      theCase.dueAt,
      JSON.stringify(theCase.outcome),
      theCase.closedAt,
    ],
  );
  if (!stage || stage.turn === 'public' || stage.collective) return;
  const organisationId = stage.turn === 'applicant' ? theCase.organisationId : null;
  for (const assigneeId of assignees ?? [null]) {
    await tx.query(
      `INSERT INTO work_item (id, case_id, task, role, assignee_id, organisation_id, opened_at, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [uuid(), theCase.id, stage.task, stage.turn, assigneeId, organisationId, now, theCase.dueAt],
    );
  }
}

/** Opens a work item for each organisation that may contribute to the stage a case is in, besides the one whose turn it is. */
export async function inviteOrganisations(
  tx: EntityManager,
  theCase: ProcedureCase,
  task: string,
  organisationIds: readonly string[],
): Promise<void> {
  await tx.query(
    `INSERT INTO work_item (id, case_id, task, role, organisation_id, opened_at, due_at)
     SELECT item, $1, $2, 'applicant', organisation, $3, $4 FROM unnest($5::uuid[], $6::uuid[]) AS i (item, organisation)`,
    [theCase.id, task, theCase.stateSince, theCase.dueAt, organisationIds.map(() => uuid()), organisationIds],
  );
}

/** What a workflow is told about a case. */
export function snapshotOf(theCase: ProcedureCase): CaseSnapshot {
  return {
    state: theCase.state,
    version: theCase.version,
    dueAt: theCase.dueAt && !theCase.overdue ? theCase.dueAt.toISOString() : null,
  };
}
