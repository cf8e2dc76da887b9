import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowClient, WorkflowHandle } from '@temporalio/client';
import { BARE_TASK_QUEUE, type BareCase, type BareStage } from './bare.js';

/** One case of the bare program from its start to its end, driven by Temporal's own client. */
export async function bareCaseThrough(client: WorkflowClient, stages: readonly BareStage[]): Promise<void> {
  const caseId = randomUUID();
  const handle: WorkflowHandle = await client.start('bareCase', {
    workflowId: `bare/${caseId}`,
    taskQueue: BARE_TASK_QUEUE,
    args: [{ caseId, stages } satisfies BareCase],
  });
  for (const { actions, limitMs } of stages) {
    for (let action = 0; action < actions; action += 1) {
      await handle.executeUpdate('act', { args: [{ commandId: randomUUID() }] });
    }
    if (actions === 0) await sleep(limitMs);
  }
  await handle.result();
}
