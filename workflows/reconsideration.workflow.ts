import type { CaseWorkflowInput } from '#contracts/workflows.js';
import { RECONSIDERATION } from '#domain/procedures/index.js';
import { runCase } from './procedure/case-run.js';

/**
 * 复核, procedure 1, row 13: one run a request, until it is answered. An accreditation that is reopened by it has a run of its own
 * again.
 * @returns the state in which the case ended
 */
export async function reconsideration({ caseId }: CaseWorkflowInput): Promise<string> {
  const request = await runCase(caseId, RECONSIDERATION);

  do {
    await request.leaves('underReconsideration'); // upheld, reopened, or withdrawn
  } while (await request.goesOn());

  return request.state();
}
