import type { CaseWorkflowInput } from '#contracts/workflows.js';
import { SUBSIDY } from '#domain/procedures/index.js';
import { runCase } from './procedure/case-run.js';

/**
 * 后补助, Art. 20: one run a scheme. Organisations file vouchers and the finance officer verifies them while the proposal is
 * awaited; a second person approves it or sends it back.
 * @returns the state in which the case ended
 */
export async function postSubsidy({ caseId }: CaseWorkflowInput): Promise<string> {
  const scheme = await runCase(caseId, SUBSIDY);

  do {
    await scheme.leaves('underVouchers'); // 报送凭证、核定支出: proposed
    await scheme.leaves('underApproval'); // 审批: approved by another person, or sent back
  } while (await scheme.goesOn());

  return scheme.state();
}
