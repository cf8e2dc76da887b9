import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { WORKFLOW_TYPES } from '#contracts/workflows.js';
import type { BaseType } from '#domain/measures/measure.js';
import { PROCEDURES, type CaseKind } from '#domain/procedures/index.js';
import { ProcedureCase } from '../entities/case.entities.js';
import { measureVersion } from './measures.js';
import { enterState } from './stage.js';
import { enqueueStart } from './trail.js';

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
  /** Where it begins, if not at the procedure's own beginning. */
  readonly state?: string;
  /** Persons who have the turn in the first stage, one work item each. */
  readonly assignees?: readonly string[];
}

/**
 * Opens a case in its first stage, with limit and work items, and asks the relay to start its workflow: part of the caller's
 * transaction, so that a submission is accepted and durable while Temporal is away.
 */
export async function openCase(
  tx: EntityManager,
  { assignees, ...newCase }: NewCase,
  openedBy: string,
): Promise<ProcedureCase> {
  const now = new Date();
  const theCase = tx.getRepository(ProcedureCase).create({
    ...newCase,
    state: newCase.state ?? PROCEDURES[newCase.kind].initial,
    version: 0,
    revision: 1,
    stateSince: now,
    dueAt: null,
    wakeAt: null,
    answerDueAt: null,
    suspendedAt: null,
    overdue: false,
    outcome: {},
    closedAt: null,
  });
  await tx.getRepository(ProcedureCase).insert(theCase as QueryDeepPartialEntity<ProcedureCase>);
  await enterState(tx, theCase, await measureVersion(tx, theCase.measureId), {
    to: theCase.state,
    now,
    movedBy: openedBy,
    outcome: 'open',
    assignees,
  });
  await enqueueStart(tx, {
    workflowType: WORKFLOW_TYPES[theCase.kind],
    workflowId: theCase.workflowId,
    input: { caseId: theCase.id },
  });
  return theCase;
}
