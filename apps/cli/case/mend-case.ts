import type { GroundedAction } from '#domain/procedures/act-rules.js';
import { TURN_WITHIN, WORKFLOW_TYPES } from '#contracts/workflows.js';
import { DORMANT } from '#domain/procedures/index.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { retryRun } from '#platform/temporal/retry-run.js';
import { SearchableRuns } from '#platform/temporal/searchable-runs.js';
import { asked, type CaseServers } from './case-servers.js';
import { runOfCase, type RunOfCase } from './run-of-case.js';

/** What was done to a case, in sentences; empty: there was nothing to do. */
export interface Mended {
  readonly caseId: string;
  readonly did: readonly string[];
}

/** A turn that fails so often fails of its code or of its history: the run cannot go on by itself. */
const TURN_FAILS_FROM = 5;

/** Has what waits tried again at once: messages that were not relayed, steps between two attempts, the question to the record. */
export async function retryCase(servers: CaseServers, theCase: ProcedureCase): Promise<Mended> {
  const { record, temporal } = servers;
  const did: string[] = [];
  const { sendAgain } = await import('#persistence/record/outbox.js');
  const waiting = await sendAgain(record, theCase.workflowId);
  if (waiting > 0) did.push(`${waiting} message(s) of the outbox are sent again (重发待发消息)`);
  const { workflowId } = await known(servers, theCase);
  const steps = await asked(servers, () => retryRun(temporal, workflowId));
  if (steps) {
    did.push(...steps.map((step) => `step ${step} is tried again (重试步骤)`), 'its run asks the record (唤醒工作流)');
  }
  await audited(servers, theCase, 'retryCase', did);
  return { caseId: theCase.id, did };
}

/**
 * Gives an open case a run that goes on: starts one where there is none, or the last has ended; ends and replaces one that fails
 * at its own code. A healthy run is left alone, and so is a case that has ended.
 */
export async function repairCase(servers: CaseServers, theCase: ProcedureCase): Promise<Mended> {
  const nothing = { caseId: theCase.id, did: [] };
  if (theCase.closedAt || DORMANT.includes(`${theCase.kind}/${theCase.state}`)) return nothing;
  const run = await known(servers, theCase);
  const fails = run.status === 'RUNNING' && run.turnAttempts >= TURN_FAILS_FROM;
  if (run.status === 'RUNNING' && !fails) return nothing;
  const { temporal, taskQueue } = servers;
  const { caseOfRun } = await import('#persistence/record/cases.js');
  const runs = new SearchableRuns(temporal);
  const typedSearchAttributes = await runs.attributesOf(() => caseOfRun(servers.record, theCase.id));
  await asked(servers, () =>
    temporal.workflow.start(WORKFLOW_TYPES[theCase.kind], {
      workflowId: theCase.workflowId,
      taskQueue,
      args: [{ caseId: theCase.id }],
      workflowTaskTimeout: TURN_WITHIN,
      typedSearchAttributes,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: fails ? 'TERMINATE_EXISTING' : 'USE_EXISTING',
    }),
  );
  const did = [
    fails
      ? `its run failed at its own code (${run.turnAttempts} attempts): it was ended, another goes on from the record (已终止并重新启动工作流)`
      : `its run was ${run.status.toLowerCase()}: another goes on from the record (已重新启动工作流)`,
  ];
  await audited(servers, theCase, 'repairCase', did);
  return { caseId: theCase.id, did };
}

/** @throws {StartFailure} where Temporal gives no answer: then nothing can be said of the run */
async function known(servers: CaseServers, { workflowId }: ProcedureCase): Promise<RunOfCase> {
  const run = await runOfCase(servers, workflowId);
  if (run.status !== 'UNKNOWN') return run;
  throw new StartFailure('Temporal gives no answer (流程引擎没有应答): see that it runs, then try again.', 69);
}

async function audited(
  { record }: CaseServers,
  { id, kind, subjectId }: ProcedureCase,
  action: GroundedAction,
  did: readonly string[],
): Promise<void> {
  if (did.length === 0) return;
  const { audit } = await import('#persistence/record/trail.js');
  const subject = { kind, id: subjectId };
  await audit(record.manager, { caseId: id, subject, actorId: null, actorRole: 'system', action, after: { did } });
}
