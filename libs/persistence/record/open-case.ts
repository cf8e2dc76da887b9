import type { EntityManager } from 'typeorm';
import { WORKFLOW_TYPES } from '#contracts/workflows.js';
import type { BaseType } from '#domain/measures/measure.js';
import { PROCEDURES, type CaseKind } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { limitOfStage } from './deadline.js';
import { measureVersion } from './measures.js';
import { stageOpened } from './stage.js';
import { startWanted, WAKE } from './trail.js';
import { send, together, type Statement } from './transaction.js';

export interface NewCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly workflowId: string;
  readonly subjectId: string;
  readonly groupId: string | null;
  readonly organisationId: string | null;
  readonly type: BaseType | null;
  readonly title: string;
  readonly measureId: string;
  readonly rehearsalDaySeconds: number | null;
  /** To which unit it is given to recommend, where it is. */
  readonly recommendingUnitId?: string | null;
  /** Where it begins, if not at the procedure's own beginning. */
  readonly state?: string;
  /** Persons who have the turn in the first stage, one work item each. */
  readonly assignees?: readonly string[];
}

/** A case as it is to be opened, and what opens it: to be sent `together`, with `WAKE` as the last. */
export interface CaseOpening {
  readonly theCase: ProcedureCase;
  readonly statements: readonly Statement[];
}

/**
 * Opens a case in its first stage, with limit and work items, and asks the relay to start its workflow: part of the caller's
 * transaction, so that a submission is accepted and durable while Temporal is away.
 */
export async function openCase(tx: EntityManager, newCase: NewCase): Promise<ProcedureCase> {
  const [given] = await tx.query<[OpenedAs]>(`SELECT calendar_version() AS calendar, now() AS "asOf"`);
  const { theCase, statements } = await openingOf(tx, newCase, given);
  await send(tx, together([...statements, WAKE]));
  return theCase;
}

/** By what the limit of a new case is computed: as PostgreSQL gave both in this transaction. */
export interface OpenedAs {
  /** The version of the calendar. */
  readonly calendar: string;
  /** PostgreSQL's clock: in whatever process it is opened, a case begins by it. */
  readonly asOf: Date;
}

/** The same, for whoever has more to write with it. */
export async function openingOf(
  tx: EntityManager,
  { assignees, ...newCase }: NewCase,
  { calendar, asOf }: OpenedAs,
): Promise<CaseOpening> {
  const theCase: ProcedureCase = {
    ...newCase,
    state: newCase.state ?? PROCEDURES[newCase.kind].initial,
    version: 1,
    revision: 1,
    stateSince: asOf,
    dueAt: null,
    wakeAt: null,
    answerDueAt: null,
    answerRemindAt: null,
    suspendedAt: null,
    officerId: null,
    recommendingUnitId: newCase.recommendingUnitId ?? null,
    overdue: false,
    outcome: {},
    openedAt: asOf,
    closedAt: null,
  };
  const measure = await measureVersion(tx, theCase.measureId);
  const limit = await limitOfStage(tx, theCase, measure, [], { calendar, continuesLimit: false });
  theCase.dueAt = limit?.deadline.dueAt ?? null;
  theCase.wakeAt = limit?.wakeAt ?? null;
  return {
    theCase,
    statements: [
      opened(theCase),
      ...stageOpened(theCase, limit, assignees),
      startWanted({
        workflowType: WORKFLOW_TYPES[theCase.kind],
        workflowId: theCase.workflowId,
        input: { caseId: theCase.id },
      }),
    ],
  };
}

function opened(theCase: ProcedureCase): Statement {
  return {
    text: `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, group_id, organisation_id, type, title, measure_id,
        rehearsal_day_seconds, state, version, revision, state_since, due_at, wake_at, opened_at, recommending_unit_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    values: [
      theCase.id,
      theCase.kind,
      theCase.workflowId,
      theCase.subjectId,
      theCase.groupId,
      theCase.organisationId,
      theCase.type,
      theCase.title,
      theCase.measureId,
      theCase.rehearsalDaySeconds,
      theCase.state,
      theCase.version,
      theCase.revision,
      theCase.stateSince,
      theCase.dueAt,
      theCase.wakeAt,
      theCase.openedAt,
      theCase.recommendingUnitId,
    ],
  };
}
