import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { BulkActivities, BulkWorkflowInput } from '#contracts/bulk.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { CLOCK_TOLERANCE_MS, RETRY } from './procedure/record.js';

const record = proxyActivities<BulkActivities>({ startToCloseTimeout: '1 minute', retry: RETRY });

const recordMoved = defineSignal(STAGE_COMPLETE);

/** 批量办理: tries the action on every case, waits for the officer's word, carries it out. What came of each is in the record. */
export async function bulkAction({ actionId }: BulkWorkflowInput): Promise<void> {
  let recordMayHaveMoved = false;
  setHandler(recordMoved, () => void (recordMayHaveMoved = true));

  let { state, expiresAt } = await record.readBulk({ actionId });
  while (state === 'previewing') await page();
  while (state === 'previewed') {
    await condition(() => recordMayHaveMoved, Math.max(Date.parse(expiresAt) - Date.now(), 0) + CLOCK_TOLERANCE_MS);
    recordMayHaveMoved = false;
    ({ state, expiresAt } = await record.readBulk({ actionId }));
  }
  while (state === 'running') await page();

  async function page(): Promise<void> {
    ({ state, expiresAt } = await record.bulkPage({ actionId }));
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof bulkAction>({ actionId });
  }
}
