import { proxyLocalActivities } from '@temporalio/workflow';
import type { CaseWorkflowInput, RectificationActivities } from '#contracts/workflows.js';
import { RECTIFICATION } from '#domain/procedures/index.js';
import { runCase, type CaseRun } from './procedure/case-run.js';
import { AT_ONCE, inTurn } from './procedure/record.js';

const record = proxyLocalActivities<RectificationActivities>(AT_ONCE);

/**
 * 整改 of one base, procedure 3: from the publication of its grade to the title's return or revocation.
 * @returns the state in which the case ended
 */
export async function rectification({ caseId }: CaseWorkflowInput): Promise<string> {
  const base = await runCase(caseId, RECTIFICATION);

  do {
    await base.leaves('underPlan'); // 整改方案: filed, or its limit passed
    await Promise.all([base.leaves('underRectification'), interimReport(caseId, base)]); // 整改: final report, or end of period
    await base.leaves('underAcceptance'); // 整改验收
  } while (await base.goesOn());

  return base.state();
}

/** 中期报告: whoever has not reported half-way is warned; nothing else follows from it. */
async function interimReport(caseId: string, base: CaseRun): Promise<void> {
  const due = await inTurn(() => record.interimReportDue({ caseId }));
  if (due === null) return;
  const stillRectifying = await base.staysIn('underRectification', due);
  if (stillRectifying) await inTurn(() => record.warnOfInterimReport({ caseId }));
}
