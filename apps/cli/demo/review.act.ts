import { formatHundredths } from '#domain/common/exact.js';
import type { CaseView, Commission } from '../client/accreditation.journey.js';
import {
  accept,
  refuse,
  returnForCorrection,
  panelOf,
  scoreByPanel,
  seatPanel,
  untilState,
  visit,
} from '../client/accreditation.journey.js';
import type { DifferenceView } from '../client/dossier.journey.js';
import { answerCorrection, mendPart, submitDossier } from '../client/dossier.journey.js';
import { HANDS, submit, type Application, type Draft } from './application.act.js';
import type { Demo } from './demo.js';
import { inWords } from './demo.js';
import { expectEqual } from './expectation.js';
import { SYSTEM } from './narrator.js';
import { together } from './together.js';

/** 提交, 形式审查, 专家评审 and 现场考察. @returns all applications, and those that reach the decision */
export async function reviewAct(
  demo: Demo,
  commission: Commission,
  drafts: readonly Draft[],
): Promise<{ applications: readonly Application[]; toBeDecided: readonly Application[] }> {
  demo.narrator.act('二、提交与形式审查', 'Submission and formal check');
  const checked = await together(drafts, HANDS, async (draft) => {
    const application = await submit(demo, draft);
    return { application, accepted: await check(demo, commission, application) };
  });
  const accepted = checked.filter((one) => one.accepted).map(({ application }) => application);
  demo.narrator.act('三、专家评审', 'Expert review');
  const passed = kept(accepted, await together(accepted, HANDS, (one) => review(demo, commission, one)));
  demo.narrator.act('四、现场考察', 'On-site assessment');
  const toBeDecided = kept(passed, await together(passed, HANDS, (one) => assess(demo, commission, one)));
  return { applications: checked.map(({ application }) => application), toBeDecided };
}

function kept<T>(items: readonly T[], goOn: readonly boolean[]): T[] {
  return items.filter((_, index) => goOn[index]);
}

/** Accepted: then its experts are appointed at once. */
async function check(demo: Demo, commission: Commission, application: Application): Promise<boolean> {
  const { narrator, people, story } = demo;
  const { officer } = commission;
  const { caseId, title } = application;
  const { refused, returned } = application.story.accreditation;
  const who = people.name(story.people.officer);
  await untilState(officer, caseId, ['underFormalCheck']);
  if (refused) {
    const { item, finding, reasons, reason } = refused;
    await refuse(officer, caseId, { failing: { [item]: finding }, reasons, reason });
    const { outcome } = await untilState(application.applicant, caseId, ['refused']);
    const words = inWords(demo, outcome['reasons']);
    narrator.tell(who, `不予受理“${title}”：${words.zh}`, `refuses: ${words.en}`);
    narrator.detail(finding);
    return false;
  }
  if (returned) await correct(demo, application, returned, { who, officer });
  await accept(officer, caseId);
  const { length } = await seatPanel(commission, caseId);
  narrator.tell(who, `受理“${title}”，抽取 ${length} 位专家`, `accepts, draws ${length} experts`);
  return true;
}

type Returned = NonNullable<Application['story']['accreditation']['returned']>;

/** 补正, once: the new revision stands beside the old one, with a field-by-field difference. */
async function correct(
  { narrator }: Demo,
  { applicant, applicantName, caseId, dossierId, title }: Application,
  { item, finding, part, mend }: Returned,
  { who, officer }: { who: string; officer: Commission['officer'] },
): Promise<void> {
  await returnForCorrection(officer, caseId, { [item]: finding });
  narrator.tell(who, `退回“${title}”补正：${finding}`, 'returns it for correction');
  await mendPart(applicant, dossierId, part, mend);
  await answerCorrection(applicant, caseId);
  const receipt = await submitDossier(applicant, dossierId);
  await untilState(officer, caseId, ['underFormalCheck']);
  const { changes } = await officer.patiently<DifferenceView>(
    'GET',
    `/dossiers/${dossierId}/difference?from=${receipt.revision - 1}&to=${receipt.revision}`,
  );
  narrator.tell(applicantName, `补正后重新提交第 ${receipt.revision} 版`, `submits revision ${receipt.revision}`);
  for (const { label, path, before, after } of changes) {
    narrator.detail(`${label.zh} ${path}：${String(before)} → ${String(after)}`, label.en);
  }
}

async function review(demo: Demo, commission: Commission, application: Application): Promise<boolean> {
  const { narrator } = demo;
  const { caseId, title, story } = application;
  const { expertScore = 0, comment } = story.accreditation;
  const panel = await panelOf(commission, caseId);
  await scoreByPanel(panel, caseId, expertScore, comment);
  const { state, outcome } = await untilState(commission.officer, caseId, ['underOnsiteAssessment', 'notSelected']);
  const score = formatHundredths(outcome['expertHundredths'] as number);
  const experts = panel.length;
  if (state === 'underOnsiteAssessment') {
    narrator.tell(SYSTEM, `${experts} 位专家评“${title}”${score} 分，进入现场考察`, `${score}: to the site visit`);
    return true;
  }
  const words = inWords(demo, outcome['reasons']);
  narrator.tell(SYSTEM, `${experts} 位专家评“${title}”${score} 分，不予认定：${words.zh}`, `${score}: ${words.en}`);
  return false;
}

async function assess(demo: Demo, commission: Commission, application: Application): Promise<boolean> {
  const { narrator, people, story } = demo;
  const { caseId, title, applicant } = application;
  const fraud = application.story.accreditation.visit?.fraud;
  await visit(commission, caseId, { applicant, ...(fraud && { fraudFound: true, findings: fraud }) });
  const { state, outcome }: CaseView = await untilState(commission.officer, caseId, ['underDecision', 'notSelected']);
  const who = people.name(story.people.assessor);
  if (fraud) {
    expectEqual(`“${title}”的结果`, state, 'notSelected');
    const words = inWords(demo, outcome['reasons']);
    narrator.tell(who, `考察“${title}”：${words.zh}，不予认定`, words.en);
    narrator.detail(fraud);
    return false;
  }
  const [data, total] = ['dataHundredths', 'totalHundredths'].map((name) => formatHundredths(outcome[name] as number));
  narrator.tell(who, `核实“${title}”各项指标：数据 ${data} 分，总分 ${total} 分`, `verified: total ${total}`);
  return true;
}
