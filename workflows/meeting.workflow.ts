import type { CaseWorkflowInput } from '#contracts/workflows.js';
import { MEETING } from '#domain/procedures/index.js';
import { runCase } from './procedure/case-run.js';
import { OVER_MANY } from './procedure/record.js';

/**
 * 审定会 over cases of a batch, rows 9–12 of procedure 1: one run a meeting, however many cases it decides. Its moves carry the
 * cases with them; their own runs are told when they end.
 * @returns the state in which the meeting ended
 */
export async function decisionMeeting({ caseId }: CaseWorkflowInput): Promise<string> {
  const meeting = await runCase(caseId, MEETING, OVER_MANY);

  do {
    await meeting.leaves('inSession'); // 逐项表决
    await meeting.leaves('underNoticePreparation'); // 发布公示
    await meeting.leaves('underPublicNotice'); // 公示期满
    await meeting.leaves('underAnnouncement'); // 认定公布; once more for those who stood still
  } while (await meeting.goesOn());

  return meeting.state();
}
