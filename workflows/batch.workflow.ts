import type { CaseWorkflowInput } from '#contracts/workflows.js';
import { BATCH } from '#domain/procedures/index.js';
import { runCase } from './procedure/case-run.js';
import { OVER_MANY } from './procedure/record.js';

/**
 * 一批申报: one run from the issue of the guide. It reminds those who are still writing, closes the window at its cut-off, and ends
 * when an officer closes the batch. Meetings over its cases have runs of their own; its cases are rows to it.
 * @returns the state in which the batch ended
 */
export async function accreditationBatch({ caseId }: CaseWorkflowInput): Promise<string> {
  const batch = await runCase(caseId, BATCH, OVER_MANY);

  do {
    await batch.leaves('open'); // 申报期
    await batch.leaves('underReview'); // until every case has ended, and an officer says so
  } while (await batch.goesOn());

  return batch.state();
}
