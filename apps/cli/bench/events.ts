import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowClient } from '@temporalio/client';

/** Lists of workflows lag a little behind the histories. */
const LISTED_AFTER_MS = 2_000;

/** Events in the histories of all workflows that began between two instants. */
export async function eventsOf(client: WorkflowClient, from: Date, to: Date): Promise<number> {
  await pause(LISTED_AFTER_MS);
  let events = 0;
  const query = `StartTime BETWEEN '${from.toISOString()}' AND '${to.toISOString()}'`;
  for await (const { workflowId, runId } of client.list({ query })) {
    events += (await client.getHandle(workflowId, runId).describe()).historyLength;
  }
  return events;
}
