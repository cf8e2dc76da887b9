import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { STAGE_COMPLETE } from '#contracts/workflows.js';

/** Has the steps of a run that wait for their next attempt tried at once, and the run ask the record. @returns the steps; undefined where nothing runs */
export async function retryRun(temporal: Client, workflowId: string): Promise<readonly string[] | undefined> {
  const handle = temporal.workflow.getHandle(workflowId);
  const run = await handle.describe().catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  });
  if (run?.status.name !== 'RUNNING') return undefined;
  const steps = run.raw.pendingActivities ?? [];
  for (const { activityId: id } of steps) {
    await temporal.connection.workflowService.resetActivity({
      namespace: temporal.options.namespace,
      execution: { workflowId },
      id,
    });
  }
  await handle.signal(STAGE_COMPLETE);
  return steps.map(({ activityType }) => activityType?.name ?? '');
}
