import type { DataSource, EntityManager } from 'typeorm';
import { ruleOfAct } from '#domain/procedures/act-rules.js';
import type { AuditAction } from '#domain/texts/audit.js';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { Role } from '#domain/procedures/procedure.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { lockCase, type LockedCase } from './cases.js';
import { refuseWithoutRole } from './dossier-roles.js';
import { measureVersion } from './measures.js';
import { repeatably } from './command.js';
import { refuseAvoidingStandIn } from './delegation-avoidance.js';
import { refuseWhileSuspended } from './suspension.js';
import { contributionLines, type AuditLine } from './trail.js';
import { send, together, type Statement } from './transaction.js';

/** For what can be done as long as a case is under way. */
export const EVERY_STAGE: readonly string[] = Object.values(PROCEDURES).flatMap(({ stages }) => Object.keys(stages));

/** What the work of a contribution leads to. */
export interface Contributed<T> {
  readonly answer: T;
  /** What the audit trail says. */
  readonly audit?: Pick<AuditLine, 'before' | 'after' | 'reason' | 'rule'>;
  /** Its rows, where they are still to be written: in one statement with the trail. */
  readonly rows?: Writing;
}

/** Statements that write, what is then read of them, and whoever refuses by that. */
export interface Writing {
  readonly statements: readonly Statement[];
  readonly found: Statement;
  readonly check: (found: unknown) => Promise<void>;
}

/** What a person does inside an open stage; `C`: the case, as it is locked. */
export interface Contribution<T, C extends LockedCase = LockedCase> {
  readonly caseId: string;
  readonly actor: ActorRef;
  readonly command: CommandKey;
  readonly action: AuditAction;
  /** The capacity in which the person acts. */
  readonly as: Role;
  /** Stages in which it is possible. */
  readonly states: readonly string[];
  /** Of these the ones whose limit is not about it: its passing is no reason to refuse. */
  readonly beyondLimitOf?: readonly string[];
  /** May this person see this case at all? Where not, the case is answered as if it did not exist. */
  readonly visible: (theCase: C) => boolean;
  /** Locks the case, where more is read with it than the case itself. */
  readonly lock?: (tx: EntityManager) => Promise<C | null>;
  /** Writes the rows, or says how. */
  readonly work: (tx: EntityManager, theCase: C) => Promise<Contributed<T>>;
}

/**
 * Commits a contribution in one transaction under the stage's row lock, so that it either is in before the stage closes or
 * is refused. Needs PostgreSQL only: it works while Temporal is away.
 * @throws {Refusal} request.notFound, dossier.editorNeeded, dossier.ownerNeeded, case.closed, case.wrongState, case.suspended,
 *   case.stageOver, case.standAside, delegation.absentTied, delegation.none
 */
export async function contribute<T, C extends LockedCase = LockedCase>(
  dataSource: DataSource,
  contribution: Contribution<T, C>,
): Promise<T> {
  const { caseId, actor, command, action, lock = (tx) => lockCase(tx, caseId) as Promise<C | null> } = contribution;
  return repeatably(dataSource, command, async (tx) => {
    const theCase = await lock(tx);
    if (!theCase || !contribution.visible(theCase)) throw new Refusal('request.notFound');
    // What is no organisation's own, such as a scheme, has parts that are: whoever finds them asks.
    const ofOrganisation = contribution.as === 'applicant' && theCase.organisationId !== null;
    if (ofOrganisation) await refuseWithoutRole(tx, actor, action, { caseId });
    await requireOpen(tx, theCase, contribution.states, contribution.beyondLimitOf);
    await refuseAvoidingStandIn(tx, theCase, actor);
    // Before the work, which may move the case on.
    const rule = ruleOfAct(action, await measureVersion(tx, theCase.measureId), theCase);
    const { answer, audit: line, rows } = await contribution.work(tx, theCase);
    const entry = {
      caseId,
      subject: { kind: theCase.kind, id: theCase.subjectId },
      commandId: command.repeatable ? command.id : null,
      actorId: actor.accountId,
      actorRole: contribution.as,
      action,
      rule,
      ...line,
    };
    const lines = contributionLines(entry, command, answer);
    if (!rows) return { answer, last: together(lines) };
    await rows.check(await send(tx, together([...rows.statements, ...lines, rows.found])));
    return { answer };
  });
}

/** A case whose row is locked takes contributions now. @throws {Refusal} case.closed, case.wrongState, case.suspended, case.stageOver */
export async function requireOpen(
  tx: EntityManager,
  theCase: LockedCase,
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
async function stageIsOver(tx: EntityManager, theCase: LockedCase): Promise<boolean> {
  if (!theCase.dueAt || theCase.dueAt > theCase.asOf) return false;
  const stage = PROCEDURES[theCase.kind].stages[theCase.state];
  if (!stage?.deadline) return false;
  const measure = await measureVersion(tx, theCase.measureId);
  return measure.deadlines[stage.deadline].onLapse !== 'overdue';
}
