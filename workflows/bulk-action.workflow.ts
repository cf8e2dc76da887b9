import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { BulkActivities, BulkState, BulkWorkflowInput } from '#contracts/bulk.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { RETRY } from './procedure/record.js';

const record = proxyActivities<BulkActivities>({ startToCloseTimeout: '1 minute', retry: RETRY });

const recordMoved = defineSignal(STAGE_COMPLETE);

/** How long a preview waits to be confirmed. */
const CONFIRMED_WITHIN = '1 day';

/** 批量办理: tries the action on every case, waits for the officer's word, carries it out. What came of each is in the record. */
export async function bulkAction({ actionId }: BulkWorkflowInput): Promise<void> {
  let recordMayHaveMoved = false;
  setHandler(recordMoved, () => void (recordMayHaveMoved = true));

  let state: BulkState = (await record.readBulk({ actionId, abandoned: false })).state;
  while (state === 'previewing') await page();
  while (state === 'previewed') {
    const told = await condition(() => recordMayHaveMoved, CONFIRMED_WITHIN);
    recordMayHaveMoved = false;
    ({ state } = await record.readBulk({ actionId, abandoned: !told }));
  }
  while (state === 'running') await page();

  async function page(): Promise<void> {
    ({ state } = await record.bulkPage({ actionId }));
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof bulkAction>({ actionId });
  }
}
