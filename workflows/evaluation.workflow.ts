import type { CaseWorkflowInput } from '#contracts/workflows.js';
import { EVALUATION } from '#domain/procedures/index.js';
import { runCase } from './procedure/case-run.js';

/**
 * 年度评价 of one base, procedure 3: started by its filing, ended when it is scored. Before and after that its campaign looks
 * after it: who files nothing is swept, and the grades of all are published at once.
 * @returns the state in which the campaign takes it over
 */
export async function baseEvaluation({ caseId }: CaseWorkflowInput): Promise<string> {
  const evaluation = await runCase(caseId, EVALUATION);

  do {
    await evaluation.leaves('underFiling'); // 报送: filed, which is why this runs
    await evaluation.leaves('underVerification'); // 核实: verified, or fraud found
    await evaluation.leaves('underDraw'); // 抽取专家
    await evaluation.leaves('underInvitation'); // every seat taken; whoever declines or does not answer is replaced
    await evaluation.leaves('underExpertReview'); // 专家评审: closes when every score is in
  } while (await evaluation.goesOn()); // a further expert is asked for, or a score was void

  return evaluation.state();
}
