import { formatHundredths } from '#domain/common/exact.js';
import type { Commission } from '../client/accreditation.journey.js';
import { untilState } from '../client/accreditation.journey.js';
import { concludeAcceptance, fileRectification, type RectificationView } from '../client/rectification.journey.js';
import { textOf } from './decision.act.js';
import type { Demo } from './demo.js';
import type { EvaluatedBase } from './evaluation.act.js';
import { expectEqual, Unexpected } from './expectation.js';
import { SYSTEM } from './narrator.js';
import { together } from './together.js';

/** 整改 of those graded unqualified: who puts everything right is restored, who files nothing is revoked. */
export async function rectificationAct(
  demo: Demo,
  commission: Commission,
  evaluated: readonly EvaluatedBase[],
): Promise<readonly EvaluatedBase[]> {
  demo.narrator.act('七、整改与验收', 'Rectification');
  const { officer } = commission;
  const failed = evaluated.filter(({ story }) => story.rectification);
  const cases = await officer.patiently<RectificationView[]>('GET', '/rectifications?limit=200');
  await together(failed, failed.length, async (base) => {
    const own = cases.find(({ baseId }) => baseId === base.baseId);
    if (!own) throw new Unexpected(`“${base.title}”没有整改事项`, `${base.title} has no rectification`);
    await rectify(demo, commission, base, own);
  });
  return failed;
}

async function rectify(
  demo: Demo,
  { officer, decider }: Commission,
  { title, applicant, applicantName, story: { rectification } }: EvaluatedBase,
  { caseId, problems }: RectificationView,
): Promise<void> {
  const { narrator, people, story } = demo;
  if (!rectification) return;
  const list = problems.map(({ text }) => text.zh).join('；');
  narrator.tell(SYSTEM, `“${title}”进入整改，停用称号；整改清单：${list}`, 'title suspended; what must be put right');
  const { plan, planLate, interimReport, finalReport, scoreHundredths, closed, reason, end } = rectification;
  if (planLate) {
    narrator.tell(SYSTEM, `“${title}”未报整改方案，期限由时钟走完……`, 'no plan is filed; the clock runs …');
    await untilState(officer, caseId, ['underRectification']);
  }
  await fileRectification(applicant, caseId, 'plan', plan);
  narrator.tell(applicantName, `${planLate ? '补报' : '报送'}“${title}”整改方案`, 'files the plan');
  await untilState(officer, caseId, ['underRectification']);
  await fileRectification(applicant, caseId, 'interim-report', interimReport);
  await fileRectification(applicant, caseId, 'final-report', finalReport);
  narrator.tell(applicantName, `报送“${title}”中期报告和整改报告，提请验收`, 'files the reports');
  await untilState(officer, caseId, ['underAcceptance']);
  const closedProblems = closed === 'all' ? problems.map(({ id }) => id) : [];
  const conclusion = end === 'restored' ? 'restore' : 'revoke';
  const { state } = await concludeAcceptance(decider, caseId, { conclusion, scoreHundredths, closedProblems, reason });
  expectEqual(`“${title}”整改的结果`, state, end);
  const { zh, en } = textOf(state);
  const score = formatHundredths(scoreHundredths);
  narrator.tell(people.name(story.people.decider), `验收“${title}”${score} 分：${zh}。${reason}`, en);
}
