import { WorkflowNotFoundError } from '@temporalio/client';
import { decodeOptionalFailureToOptionalError } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { asked, type CaseServers } from './case-servers.js';

/** A step that the engine waits for. */
export interface PendingStep {
  readonly activity: string;
  readonly activityId: string;
  readonly attempt: number;
  readonly lastFailure: string | null;
}

/** The run of a case as the engine has it. */
export interface RunOfCase {
  readonly workflowId: string;
  /** `MISSING`: no run; `UNKNOWN`: Temporal gave no answer. */
  readonly status: string;
  readonly runId: string | null;
  readonly startedAt: string | null;
  readonly historyEvents: number | null;
  readonly pendingSteps: readonly PendingStep[];
  /** Attempts at its present turn; more than one: the code of the workflow fails. */
  readonly turnAttempts: number;
}

const NO_RUN = { runId: null, startedAt: null, historyEvents: null, pendingSteps: [], turnAttempts: 0 } as const;

export async function runOfCase(servers: CaseServers, workflowId: string): Promise<RunOfCase> {
  try {
    const run = await asked(servers, () => servers.temporal.workflow.getHandle(workflowId).describe());
    const { pendingActivities, pendingWorkflowTask } = run.raw;
    const converter = servers.temporal.options.loadedDataConverter;
    return {
      workflowId,
      status: run.status.name,
      runId: run.runId,
      startedAt: run.startTime.toISOString(),
      historyEvents: run.historyLength,
      pendingSteps: await Promise.all(
        (pendingActivities ?? []).map(async ({ activityType, activityId, attempt, lastFailure }) => ({
          activity: activityType?.name ?? '',
          activityId: activityId ?? '',
          attempt: attempt ?? 1,
          lastFailure: (await decodeOptionalFailureToOptionalError(converter, lastFailure))?.message ?? null,
        })),
      ),
      turnAttempts: pendingWorkflowTask?.attempt ?? 0,
    };
  } catch (error) {
    const status = error instanceof WorkflowNotFoundError ? 'MISSING' : 'UNKNOWN';
    return { ...NO_RUN, workflowId, status };
  }
}
