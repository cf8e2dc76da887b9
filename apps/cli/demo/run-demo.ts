import { GRADE_TEXTS } from '#contracts/texts.js';
import { GRADES, type Grade } from '#domain/measures/vocabulary.js';
import { amountText } from '#domain/subsidy/amount-text.js';
import type { CaseView, Commission } from '../client/accreditation.journey.js';
import { applicationAct, type Application } from './application.act.js';
import { decisionAct, expectEnds, textOf, type AccreditedBase } from './decision.act.js';
import { inWords, prepareDemo, type Demo, type DemoOptions } from './demo.js';
import { evaluationAct, type EvaluatedBase } from './evaluation.act.js';
import { pad, type Narrator, type Step } from './narrator.js';
import { rectificationAct } from './rectification.act.js';
import { reviewAct } from './review.act.js';
import { subsidyAct } from './subsidy.act.js';

/** What a demonstration has shown. Names are those of the bases. */
export interface DemoResult {
  readonly run: string;
  readonly batchId: string;
  readonly campaignId: string;
  readonly schemeId: string;
  readonly certificates: readonly { readonly name: string; readonly type: string; readonly number: string }[];
  readonly notAccredited: readonly {
    readonly name: string;
    readonly caseId: string;
    readonly state: string;
    readonly reasons: { readonly zh: string; readonly en: string };
  }[];
  readonly corrected: readonly string[];
  readonly grades: Readonly<Record<Grade, readonly string[]>>;
  readonly silent: readonly string[];
  readonly restored: readonly string[];
  readonly revoked: readonly string[];
  readonly subsidy: {
    readonly budgetFen: number;
    readonly verifiedFen: number;
    readonly paidFen: number;
    readonly payments: readonly { readonly name: string; readonly amountFen: number }[];
  };
  readonly steps: readonly Step[];
  readonly seconds: number;
}

/**
 * The whole life of sixteen bases over HTTP, as the persons would live it: every step is told as it happens.
 * @throws {Unexpected} where something is not as the rules say; {ProblemError} where a request is refused
 */
export async function runDemo(options: DemoOptions, narrator: Narrator): Promise<DemoResult> {
  const demo = await prepareDemo(options, narrator);
  const commission = await demo.people.commission(demo.story.people);
  const { batch, drafts } = await applicationAct(demo);
  const { applications, toBeDecided } = await reviewAct(demo, commission, drafts);
  const bases = await decisionAct(demo, commission, batch.id, toBeDecided);
  await expectEnds(demo, commission, applications);
  const { campaign, evaluated } = await evaluationAct(demo, commission, batch, bases);
  const rectified = await rectificationAct(demo, commission, evaluated);
  const { scheme, payments } = await subsidyAct(demo, campaign, bases);
  return {
    run: demo.run,
    batchId: batch.id,
    campaignId: campaign.id,
    schemeId: scheme.id,
    certificates: bases.map(({ title, type, certificateNumber }) => ({ name: title, type, number: certificateNumber })),
    notAccredited: await notAccredited(demo, commission, applications, bases),
    corrected: applications.filter(({ story }) => story.accreditation.returned).map(({ title }) => title),
    ...grading(evaluated),
    restored: rectified.filter(({ story }) => story.rectification?.end === 'restored').map(({ title }) => title),
    revoked: rectified.filter(({ story }) => story.rectification?.end === 'revoked').map(({ title }) => title),
    subsidy: {
      budgetFen: scheme.budget.fen,
      verifiedFen: scheme.totals.verified.fen,
      paidFen: payments.total.fen,
      payments: payments.payments.map(({ baseName, amountFen }) => ({ name: baseName, amountFen })),
    },
    steps: narrator.steps,
    seconds: narrator.seconds(),
  };
}

async function notAccredited(
  demo: Demo,
  { officer }: Commission,
  applications: readonly Application[],
  bases: readonly AccreditedBase[],
): Promise<DemoResult['notAccredited']> {
  const others = applications.filter(({ caseId }) => !bases.some((base) => base.caseId === caseId));
  return Promise.all(
    others.map(async ({ caseId, title }) => {
      const { state, outcome } = await officer.patiently<CaseView>('GET', `/cases/${caseId}`);
      return { name: title, caseId, state, reasons: inWords(demo, outcome['reasons']) };
    }),
  );
}

/** The grades were compared with those of the story when they were published. */
function grading(evaluated: readonly EvaluatedBase[]): Pick<DemoResult, 'grades' | 'silent'> {
  const of = (grade: Grade) => evaluated.filter(({ story }) => story.evaluation?.grade === grade);
  const grades = Object.fromEntries(GRADES.map((grade) => [grade, of(grade).map(({ title }) => title)]));
  return {
    grades: grades as Record<Grade, string[]>,
    silent: evaluated.filter(({ story }) => story.evaluation?.silent).map(({ title }) => title),
  };
}

/** What was seen, and where to look. */
export function summary(result: DemoResult, url: string): string[] {
  const { certificates, notAccredited: others, grades, subsidy } = result;
  const zh = (fen: number) => amountText(fen).zh;
  const row = (zh: string, en: string, text: string) => `  ${pad(zh, 12)} ${pad(en, 16)} ${text}`;
  const count = (grade: Grade) => `${GRADE_TEXTS[grade].zh} ${grades[grade].length}`;
  const api = `${url}/api/v1`;
  const numbers = certificates.map(({ number }) => number);
  return [
    '',
    `━━ 小结  Summary ━━  用时 ${result.seconds.toFixed(0)} 秒`,
    row('认定', 'certificates', `${numbers.length} 家：${numbers[0]} 等`),
    ...others.map(({ name, state, reasons }) =>
      row('未认定', 'not accredited', `${name}——${textOf(state).zh}：${reasons.zh}`),
    ),
    row('等次', 'grades', `${GRADES.map(count).join('、')}（其中逾期未报 ${result.silent.length}）`),
    row('整改', 'rectification', `恢复 ${result.restored.join('、')}；撤销 ${result.revoked.join('、')}`),
    row('后补助', 'subsidy', `预算 ${zh(subsidy.budgetFen)}，${subsidy.payments.length} 笔合计 ${zh(subsidy.paidFen)}`),
    '',
    '在哪里看  Where to look',
    row('演练的基地', 'bases', `${api}/bases/rehearsed（officer；公开名录 ${api}/bases 只列真实认定）`),
    row('证书核验', 'certificate', `${api}/certificates/${encodeURIComponent(numbers[0] ?? '')}`),
    row('公布的等次', 'grades', `${api}/campaigns/${result.campaignId}/grades`),
    row('接口文档', 'documentation', `${url}/docs（登录后可看下列各项：POST /api/v1/sessions）`),
    row('办理过程', 'timeline', `${api}/cases/${others[0]?.caseId}/timeline（officer）`),
    row('评价进度', 'campaign', `${api}/campaigns/${result.campaignId}（officer）`),
    row('拨付清单', 'payments', `${api}/subsidy-schemes/${result.schemeId}/payments（finance、auditor）`),
  ];
}
