import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  Client,
  WithStartWorkflowOperation,
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, type Workflow } from '@temporalio/common';
import { DataSource } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { isProblemCode, Refusal, type ProblemCode } from '#contracts/problems.js';
import {
  reopenedRunId,
  STAGE_COMPLETE,
  TURN_WITHIN,
  WORKFLOW_TYPES,
  type CaseSnapshot,
  type CaseWorkflowInput,
  type CommandRef,
  type DecisionResult,
} from '#contracts/workflows.js';
import { aboutDecision } from '#persistence/acting-source.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { Config } from '#platform/config/config.js';
import { SearchableRuns } from '#platform/temporal/searchable-runs.js';
import { fitsSuspension, nextStates, PROCEDURES } from '#domain/procedures/index.js';
import { caseById, caseOfRun } from '#persistence/record/cases.js';
import { cancelDecision, intendDecision, isAnswered, type Decision } from '#persistence/record/command.js';
import { refuseWithoutRole } from '#persistence/record/dossier-roles.js';
import { refuseTellingWhoObjects } from '#persistence/record/objectors.js';
import { hastenStart } from '#persistence/record/outbox.js';
import { refuseMove } from '#persistence/record/refused-move.js';
import { refuseWhileSuspended } from '#persistence/record/suspension.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { roleFor } from './access.js';

/** How long a decision may take before it is taken back. */
const ANSWER_WITHIN_MS = 10_000;
/** Of this, how much is kept for the answer once its run has started. */
const STARTS_WITHIN_MS = 5_000;

/** The run that a decision is for; `start`: where none runs, it is begun with it. */
export interface DecidingRun {
  readonly workflowId: string;
  readonly start?: { readonly workflowType: string; readonly input: CaseWorkflowInput };
}

/** Where many decide on one case at the same moment, its run hears of some of them only when they are sent again. */
const LISTENS_AGAIN_MS = 100;

/** Takes a person's decision to the workflow of its case, as one Update, and tells how it ended. */
@Injectable()
export class DecisionsService {
  private readonly runs: SearchableRuns;

  constructor(
    private readonly dataSource: DataSource,
    private readonly temporal: Client,
    private readonly config: Config,
  ) {
    this.runs = new SearchableRuns(temporal);
  }

  /**
   * @param payload what was decided and why; it stays in the record, the workflow gets the command's id
   * @throws {Refusal} request.notFound, request.forbidden, dossier.ownerNeeded, case.wrongState, case.closed, case.suspended, server.unavailable (nothing changed), request.underWay, or the move's own
   */
  async decide(
    caseId: string,
    verb: string,
    payload: object,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<DecisionResult> {
    const theCase = await caseById(this.dataSource, caseId);
    if (!theCase) throw new Refusal('request.notFound');
    const role = roleFor(actor, theCase, verb);
    if (role === 'applicant') await refuseWithoutRole(this.dataSource, actor, verb, { caseId });
    const decision = { accountId: actor.accountId, caseId, verb, payload };
    await refuseTellingWhoObjects(this.dataSource, decision).catch(async (refusal: unknown) => {
      // Whoever repeats it gets the first answer, whoever has objected since.
      if (!(await isAnswered(this.dataSource, command))) throw refusal;
    });
    if (!command.repeatable) {
      if (nextStates(PROCEDURES[theCase.kind], theCase.state, verb).length === 0) {
        await refuseMove(this.dataSource, theCase, verb);
      }
      if (!fitsSuspension(verb, theCase.suspendedAt !== null)) await refuseWhileSuspended(this.dataSource, theCase);
    }
    const run = verb === 'reverse' && theCase.closedAt ? reopening(theCase) : { workflowId: theCase.workflowId };
    const snapshot = await this.send<CaseSnapshot>(run, decision, command, async () => {
      const now = await caseById(this.dataSource, caseId);
      if (now && nextStates(PROCEDURES[now.kind], now.state, verb).length === 0) {
        await refuseMove(this.dataSource, now, verb);
      }
    });
    return { caseId, ...snapshot };
  }

  /**
   * Takes a decision to the workflow that it is for: that of a case, or of what is no case, such as a campaign.
   * @param decision `caseId` names what is decided on
   * @param refuseIfOver refuses where what is decided on has gone on or ended meanwhile; asked when the workflow gave no answer
   * @throws {Refusal} server.unavailable (nothing changed), request.underWay, request.keyReused, or the decision's own
   */
  async send<T>(
    run: DecidingRun,
    decision: Decision,
    command: CommandKey,
    refuseIfOver: () => Promise<void>,
  ): Promise<T> {
    const intent = await intendDecision<T>(this.dataSource, command, decision);
    if (intent.kind === 'done') return intent.result;
    try {
      return await this.update<T>(run, decision.verb, { commandId: command.id, updateId: intent.updateId });
    } catch (error) {
      const away =
        error instanceof WorkflowNotFoundError ||
        error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
        isGrpcServiceError(error) ||
        wentUnheard(error);
      const code = error instanceof WorkflowUpdateFailedError ? refusalCodeOf(error) : undefined;
      // An earlier Update of the same command may have committed it meanwhile.
      const ended = await cancelDecision<T>(this.dataSource, command.id);
      if ('committed' in ended) {
        // Committed, but the workflow may have died before it heard of it: it asks the record.
        await aboutDecision(this.dataSource, (tx) => enqueueSignal(tx, run.workflowId, STAGE_COMPLETE));
        return ended.committed;
      }
      const refusal = ended.refused ?? (code && new Refusal(code));
      if (refusal?.code === 'case.suspended') await this.refuseSuspended(decision.caseId);
      if (refusal) throw refusal;
      if (!away) throw error;
      await refuseIfOver();
      throw new Refusal('server.unavailable');
    }
  }

  /** The workflow says that a case is suspended; why, the record knows, unless it has been resumed since. */
  private async refuseSuspended(caseId: string): Promise<never> {
    const theCase = await caseById(this.dataSource, caseId);
    if (theCase) await refuseWhileSuspended(this.dataSource, theCase);
    throw new Refusal('request.conflict');
  }

  /**
   * Sends the Update. Whoever decides right after a submission may be ahead of the relay: the start of the run is waited for. What
   * went unheard in the crowd is sent again.
   */
  private async update<T>(
    { workflowId, start }: DecidingRun,
    verb: string,
    { commandId, updateId }: CommandRef & { readonly updateId: string },
  ): Promise<T> {
    const until = Date.now() + ANSWER_WITHIN_MS;
    for (let relayed = false; ;) {
      try {
        const typedSearchAttributes =
          start && (await this.runs.attributesOf(() => caseOfRun(this.dataSource, start.input.caseId)));
        const update = { args: [{ commandId }] as [CommandRef], updateId };
        return await this.temporal.withDeadline(until, () =>
          start
            ? this.temporal.workflow.executeUpdateWithStart<Workflow, T, [CommandRef]>(verb, {
                ...update,
                startWorkflowOperation: new WithStartWorkflowOperation(start.workflowType, {
                  workflowId,
                  taskQueue: this.config.temporalTaskQueue,
                  args: [start.input],
                  workflowTaskTimeout: TURN_WITHIN,
                  typedSearchAttributes,
                  workflowIdConflictPolicy: 'USE_EXISTING',
                }),
              })
            : this.temporal.workflow.getHandle(workflowId).executeUpdate<T, [CommandRef]>(verb, update),
        );
      } catch (error) {
        if (wentUnheard(error) && Date.now() < until) {
          await pause(LISTENS_AGAIN_MS * (1 + Math.random()));
          continue;
        }
        const early = error instanceof WorkflowNotFoundError && Date.now() < until - STARTS_WITHIN_MS;
        if (!early || relayed) throw error;
        // Where no start waits any more, it may have been relayed since the Update was refused: it is tried once more.
        relayed = !(await hastenStart(this.dataSource, workflowId));
        if (!relayed) await pause(STARTS_WITHIN_MS / 20);
      }
    }
  }
}

/** A case that had ended is taken up by a run of its own. */
function reopening(theCase: ProcedureCase): DecidingRun {
  const start = { workflowType: WORKFLOW_TYPES[theCase.kind], input: { caseId: theCase.id } };
  return { workflowId: reopenedRunId(theCase), start };
}

/** The engine gave the Update up without an answer of the run: the worker's turn was over, or the run ended, before it was looked at. */
function wentUnheard(error: unknown): boolean {
  if (!(error instanceof WorkflowUpdateFailedError)) return false;
  return error.cause instanceof ApplicationFailure && error.cause.type === 'UnprocessedUpdate';
}

/** A refusal travels through Temporal as an application failure whose type is its code. */
function refusalCodeOf({ cause }: WorkflowUpdateFailedError): ProblemCode | undefined {
  const failure = cause instanceof ApplicationFailure ? cause : cause?.cause;
  return failure instanceof ApplicationFailure && isProblemCode(failure.type) ? failure.type : undefined;
}
