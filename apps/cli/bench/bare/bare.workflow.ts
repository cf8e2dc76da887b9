import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import type { BareActivities, BareCase } from './bare.js';

const { commit } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10 seconds' });

/** The least that a workflow engine can do for a case: every human action an Update that commits one row; a timer a stage. */
export async function bareCase({ caseId, stages }: BareCase): Promise<number> {
  let acted = 0;
  let open = 0;
  setHandler(defineUpdate<number, [{ commandId: string }]>('act'), async ({ commandId }) => {
    // What belongs to a later stage waits for it, as the announcement does for the end of the public notice.
    await condition(() => acted < open);
    await commit({ caseId, commandId });
    return ++acted;
  });
  for (const { actions, limitMs } of stages) {
    open += actions;
    const due = open;
    const complete = () => acted >= due;
    if (actions === 0) await sleep(limitMs ?? 0);
    else if (limitMs === undefined || !(await condition(complete, limitMs))) await condition(complete);
  }
  await condition(allHandlersFinished);
  return acted;
}
