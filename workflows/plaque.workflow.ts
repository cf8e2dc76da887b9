import type { CaseWorkflowInput } from '#contracts/workflows.js';
import { PLAQUE } from '#domain/procedures/index.js';
import { runCase } from './procedure/case-run.js';

/**
 * 授牌, procedure 1, row 12: one run a base, from its announcement until its plaque is handed over.
 * @returns the state in which the case ended
 */
export async function plaque({ caseId }: CaseWorkflowInput): Promise<string> {
  const base = await runCase(caseId, PLAQUE);

  do {
    await base.leaves('underPlaque'); // handed over, or dropped because the title was revoked
  } while (await base.goesOn());

  return base.state();
}
