import type { DataSource, EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { Role } from '#domain/procedures/procedure.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { lockCase } from './cases.js';
import { measureVersion } from './measures.js';
import { repeatably } from './command.js';
import { refuseWhileSuspended } from './suspension.js';
import { contributionLines, type AuditLine } from './trail.js';
import { together } from './transaction.js';

/** What a person does inside an open stage. */
export interface Contribution<T> {
  readonly caseId: string;
  readonly actor: ActorRef;
  readonly command: CommandKey;
  readonly action: string;
  /** The capacity in which the person acts. */
  readonly as: Role;
  /** Stages in which it is possible. */
  readonly states: readonly string[];
  /** Of these the ones whose limit is not about it: its passing is no reason to refuse. */
  readonly beyondLimitOf?: readonly string[];
  /** May this person see this case at all? Where not, the case is answered as if it did not exist. */
  readonly visible: (theCase: ProcedureCase) => boolean;
  /** Writes the rows. What it returns is the answer and what the audit trail says. */
  readonly work: (
    tx: EntityManager,
    theCase: ProcedureCase,
  ) => Promise<{ readonly answer: T; readonly audit?: Pick<AuditLine, 'before' | 'after' | 'reason' | 'rule'> }>;
}

/**
 * Commits a contribution in one transaction under the stage's row lock, so that it either is in before the stage closes or
 * is refused. Needs PostgreSQL only: it works while Temporal is away.
 * @throws {Refusal} request.notFound, case.closed, case.wrongState, case.suspended, case.stageOver
 */
export async function contribute<T>(dataSource: DataSource, contribution: Contribution<T>): Promise<T> {
  const { caseId, actor, command, action } = contribution;
  return repeatably(dataSource, command, async (tx) => {
    const theCase = await lockCase(tx, caseId);
    if (!theCase || !contribution.visible(theCase)) throw new Refusal('request.notFound');
    await requireOpen(tx, theCase, contribution.states, contribution.beyondLimitOf);
    const { answer, audit: line } = await contribution.work(tx, theCase);
    const entry = {
      caseId,
      subject: { kind: theCase.kind, id: theCase.subjectId },
      commandId: command.repeatable ? command.id : null,
      actorId: actor.accountId,
      actorRole: contribution.as,
      action,
      ...line,
    };
    return { answer, last: together(contributionLines(entry, command, answer)) };
  });
}

/** A case whose row is locked takes contributions now. @throws {Refusal} case.closed, case.wrongState, case.suspended, case.stageOver */
export async function requireOpen(
  tx: EntityManager,
  theCase: ProcedureCase,
  states: readonly string[],
  beyondLimitOf: readonly string[] = [],
): Promise<void> {
  if (!states.includes(theCase.state)) refuseState(theCase);
  await refuseWhileSuspended(tx, theCase);
  if (!beyondLimitOf.includes(theCase.state) && (await stageIsOver(tx, theCase))) throw new Refusal('case.stageOver');
}

/** @throws {Refusal} case.closed or case.wrongState, with the state as it is */
export function refuseState(theCase: ProcedureCase): never {
  const details = { current: { state: theCase.state, version: theCase.version } };
  if (theCase.closedAt) throw new Refusal('case.closed', { state: theCase.state }, details);
  throw new Refusal('case.wrongState', { state: theCase.state }, details);
}

/** A limit that has passed closes the stage, unless the measure only calls it overdue: whether or not the workflow could act yet. */
async function stageIsOver(tx: EntityManager, theCase: ProcedureCase): Promise<boolean> {
  if (!theCase.dueAt || theCase.dueAt > new Date()) return false;
  const stage = PROCEDURES[theCase.kind].stages[theCase.state];
  if (!stage?.deadline) return false;
  const measure = await measureVersion(tx, theCase.measureId);
  return measure.deadlines[stage.deadline].onLapse !== 'overdue';
}
