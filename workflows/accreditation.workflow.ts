import type { CaseWorkflowInput } from '#contracts/workflows.js';
import { ACCREDITATION } from '#domain/procedures/index.js';
import { runCase } from './procedure/case-run.js';

/**
 * 认定, procedure 1 of the measures: one run a dossier, from its submission to the end of its case. Each step is left by a
 * decision, by its last contribution, or by its limit; a withdrawal ends it at any step before the announcement. The run follows
 * the record: whatever stage the case is moved to, it goes on from there.
 * @returns the state in which the case ended
 */
export async function accreditation({ caseId }: CaseWorkflowInput): Promise<string> {
  const dossier = await runCase(caseId, ACCREDITATION);

  do {
    await dossier.leaves('underRecommendation'); // 推荐, where the guide asks for it
    await dossier.leaves('underFormalCheck'); // 形式审查: accepted, returned for correction, or refused
    await dossier.leaves('returned'); // 补正, once: resubmitted, or lapsed
    await dossier.leaves('underFormalCheck');
    await dossier.leaves('underDraw'); // 抽取专家
    await dossier.leaves('underInvitation'); // every seat taken; whoever declines or does not answer is replaced
    await dossier.leaves('underExpertReview'); // 专家评审: closes when every score is in
    await dossier.leaves('underOnsiteAssessment'); // 现场考察
    await dossier.leaves('underDecision'); // 审定会: 拟认定 / 不予认定 / 培育
    // From here on the meeting carries the case with all others that it selected: 公示, 认定公布.
    await dossier.leaves('proposed');
    await dossier.leaves('underPublicNotice');
    await dossier.leaves('underObjection'); // 异议: this case alone stands still
    await dossier.leaves('underAnnouncement');
  } while (await dossier.goesOn()); // a further expert is asked for, a score was void, a step was reversed

  return dossier.state();
}
