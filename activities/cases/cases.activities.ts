import { ApplicationFailure } from '@temporalio/common';
import type { DataSource, EntityManager } from 'typeorm';
import { ruleOfAct } from '#domain/procedures/act-rules.js';
import type { AuditAction } from '#domain/texts/audit.js';
import { actsAs, type ActorRef } from '#contracts/actor.js';
import type { CaseActivities, CaseSnapshot } from '#contracts/workflows.js';
import { forbidden } from '#contracts/forbidden.js';
import { Refusal } from '#contracts/problems.js';
import { fitsSuspension, isCollective, nextStates, PROCEDURES, type CaseKind } from '#domain/procedures/index.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { caseById, lockCase, type LockedCase } from '#persistence/record/cases.js';
import { refuseMove } from '#persistence/record/refused-move.js';
import { measureVersion } from '#persistence/record/measures.js';
import { sendDueReminders } from '#persistence/record/reminders.js';
import { enterState, snapshotOf } from '#persistence/record/stage.js';
import { refuseAvoidingStandIn } from '#persistence/record/delegation-avoidance.js';
import { suspendedOn } from '#persistence/record/suspension.js';
import { agreeBySilence } from '#persistence/record/visit/answer-limit.js';
import { remindOfAnswer } from '#persistence/record/visit/answer-reminder.js';
import { moveTrail, type AuditLine, type MoveTrail } from '#persistence/record/trail.js';
import { transaction } from '#persistence/record/transaction.js';
import { commanded, withoutDetails } from './command.js';
import { LOCKED_FIRST } from './lock-order.js';
import { noticesToRecommender } from './notices.js';
import { markOverdue } from './overdue.js';
import type { Move, MoveContext, Moves } from './move.js';

/** The activities that move cases: one transaction each, so that state, work items, trail and notices are there together or not at all. */
export function caseActivities(dataSource: DataSource, movesOf: Readonly<Record<CaseKind, Moves>>): CaseActivities {
  return {
    readCase: ({ caseId }) =>
      withoutDetails(dataSource, async () => {
        const theCase = await caseById(dataSource, caseId);
        if (!theCase) throw new Error(`there is no case ${caseId}`);
        return snapshotOf(theCase);
      }),

    commitDecision: ({ caseId, commandId, verb }) =>
      withoutDetails(dataSource, () =>
        commanded(dataSource, commandId, (tx, { payload, actor }) =>
          decideOn(tx, { caseId, verb, commandId, payload, actor }, movesOf),
        ),
      ),

    closeStage: ({ caseId }) =>
      withoutDetails(dataSource, () =>
        transaction(dataSource, async (tx) => {
          const theCase = await lockCase(tx, caseId);
          if (!theCase) throw ApplicationFailure.nonRetryable('case is gone', 'request.notFound');
          if (theCase.suspendedAt) return { answer: snapshotOf(theCase) };
          const context = await contextOf(tx, theCase, {}, undefined);
          const before = standingOf(theCase);
          const limitPassed = theCase.dueAt !== null && theCase.dueAt <= context.now;
          const move = await movesOf[theCase.kind].closes[theCase.state]?.(context, limitPassed);
          if (move) {
            if (!nextStates(PROCEDURES[theCase.kind], theCase.state, 'close').includes(move.to)) {
              throw new Error(`the stage ${theCase.state} must not close to ${move.to}`);
            }
            const lapsed = limitPassed && !move.complete;
            const by = { commandId: null, role: 'system' } as const;
            const trail = await commit(context, before, move, lapsed ? 'lapse' : 'complete', by);
            return { answer: snapshotOf(theCase), last: moveTrail(trail) };
          }
          if (!isCollective(theCase)) {
            await agreeBySilence(tx, theCase, context.measure, context.now);
            await remindOfAnswer(tx, theCase, context.measure, context.now);
            // Where it rests now, no limit runs any more.
            if (limitPassed && theCase.dueAt) await markOverdue(tx, theCase, context.measure);
            await sendDueReminders(tx, theCase, context.measure, context.now);
          }
          return { answer: snapshotOf(theCase) };
        }),
      ),
  };
}

/** A person's decision on one case. */
export interface DecisionOn {
  readonly caseId: string;
  readonly verb: string;
  readonly commandId: string;
  readonly payload: Record<string, unknown>;
  readonly actor: ActorRef | undefined;
}

/** Makes the move of a decision, part of the caller's transaction, who keeps its trail. @throws {Refusal} where it may not be taken */
export async function decideOn(
  tx: EntityManager,
  { caseId, verb, commandId, payload, actor }: DecisionOn,
  movesOf: Readonly<Record<CaseKind, Moves>>,
): Promise<{ readonly answer: CaseSnapshot; readonly trail: MoveTrail }> {
  await LOCKED_FIRST[verb]?.(tx, caseId);
  const theCase = await lockCase(tx, caseId);
  if (!theCase) throw new Refusal('request.notFound');
  const allowed = nextStates(PROCEDURES[theCase.kind], theCase.state, verb);
  if (allowed.length === 0) await refuseMove(tx, theCase, verb);
  refuseUnfit(theCase, verb);
  const roles = PROCEDURES[theCase.kind].verbs[verb]?.roles ?? [];
  const role = actor && roles.find((each) => actsAs(actor, each, theCase));
  if (!actor || !role) throw forbidden(roles);
  await refuseAvoidingStandIn(tx, theCase, actor);
  const context = await contextOf(tx, theCase, payload, actor);
  const before = standingOf(theCase);
  const decide = movesOf[theCase.kind].decisions[verb];
  if (!decide) throw new Error(`no move is registered for ${theCase.kind}.${verb}`);
  const move = await decide(context);
  if (move.to !== theCase.state && !allowed.includes(move.to)) {
    throw new Error(`${verb} must not lead from ${theCase.state} to ${move.to}`);
  }
  const trail = await commit(context, before, move, verb, { commandId, role });
  return { answer: snapshotOf(theCase), trail };
}

/** Why it is suspended was typed by somebody: the answer to whoever decided says it, the workflow's history does not. */
function refuseUnfit(theCase: ProcedureCase, verb: string): void {
  if (fitsSuspension(verb, theCase.suspendedAt !== null)) return;
  if (theCase.suspendedAt) throw new Refusal('case.suspended', { on: suspendedOn(theCase) });
  throw new Refusal('case.notSuspended');
}

/** A move is dated, and a limit held to have passed, by PostgreSQL's clock, as what was contributed before it was. */
async function contextOf(
  tx: EntityManager,
  theCase: LockedCase,
  payload: Record<string, unknown>,
  actor: MoveContext['actor'],
): Promise<MoveContext> {
  const measure = await measureVersion(tx, theCase.measureId);
  return { tx, theCase, measure, payload, actor, now: theCase.asOf };
}

/** Where a case stands, as the trail says it: read before a move is made, which may count a version of its own. */
function standingOf({ state, version }: ProcedureCase): { readonly state: string; readonly version: number } {
  return { state, version };
}

/** New state and work items, in the transaction that holds the case's lock. @returns the trail that belongs with them */
async function commit(
  { tx, theCase, measure, actor, now }: MoveContext,
  before: ReturnType<typeof standingOf>,
  move: Move,
  action: string,
  by: { commandId: string | null; role: AuditLine['actorRole'] },
): Promise<MoveTrail> {
  const kept = Object.entries(theCase.outcome).filter(([name]) => !move.forgets?.includes(name));
  theCase.outcome = { ...Object.fromEntries(kept), ...move.outcome };
  if (move.to !== before.state || move.assignees) {
    await enterState(tx, theCase, measure, {
      to: move.to,
      now,
      movedBy: actor?.accountId ?? null,
      outcome: action,
      assignees: move.assignees,
      continuesLimit: move.continuesLimit,
    });
  } else if (move.outcome) {
    await tx.query(`UPDATE procedure_case SET outcome = $2 WHERE id = $1`, [
      theCase.id,
      JSON.stringify(theCase.outcome),
    ]);
  }
  await move.onceEntered?.();
  const done = action as AuditAction; // The procedures' verbs have words each.
  const line = {
    caseId: theCase.id,
    subject: { kind: theCase.kind, id: theCase.subjectId },
    commandId: by.commandId,
    actorId: actor?.accountId ?? null,
    actorRole: by.role,
    action: done,
    rule: move.rule ?? ruleOfAct(done, measure, { kind: theCase.kind, state: before.state }),
    before,
    after: {
      state: theCase.state,
      version: theCase.version,
      detail: move.detail,
      reversed: move.reversed,
      ...move.outcome,
    },
    reason: move.reason,
  };
  const notices = [...(move.notices ?? []), ...noticesToRecommender(theCase, before.state, theCase.state)];
  return { line, eventKey: `${theCase.id}/${theCase.version}/${action}`, notices };
}
