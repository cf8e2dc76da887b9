import { GRADES, type Grade } from '#domain/measures/vocabulary.js';
import { formatHundredths } from '#domain/common/exact.js';
import type { Commission } from '../client/accreditation.journey.js';
import { ApiClient } from '../client/api-client.js';
import type { BatchView } from '../client/dossier.journey.js';
import {
  fileEvaluation,
  scoreEvaluation,
  untilCampaign,
  type CampaignView,
  type EvaluationView,
  type PublicationView,
} from '../client/evaluation.journey.js';
import { HANDS } from './application.act.js';
import type { AccreditedBase } from './decision.act.js';
import type { Demo } from './demo.js';
import { expectEqual, expectThat, Unexpected } from './expectation.js';
import { SYSTEM } from './narrator.js';
import { together } from './together.js';

/** A base with its evaluation. */
export interface EvaluatedBase extends AccreditedBase {
  readonly evaluationCaseId: string;
}

interface GradeLine {
  readonly caseId: string;
  readonly name: string;
  readonly grade: Grade;
  readonly gradeText: { readonly zh: string; readonly en: string };
}

/** 年度评价 of the bases just accredited: filed, verified, scored; one is silent; all grades are published at once. */
export async function evaluationAct(
  demo: Demo,
  commission: Commission,
  batch: BatchView,
  bases: readonly AccreditedBase[],
): Promise<{ campaign: CampaignView; evaluated: readonly EvaluatedBase[] }> {
  const { narrator, people, story, run, year, options } = demo;
  narrator.act('六、年度评价', 'Yearly evaluation');
  const opened = await commission.officer.patiently<CampaignView>('POST', '/campaigns', {
    code: `YLPJ-${run}`,
    year,
    title: `${year}年度北京国际科技合作基地评价（演练）`,
    measureId: batch.measureId,
    batchIds: [batch.id],
    rehearsalDaySeconds: options.daySeconds,
  });
  const campaign = await untilCampaign(commission.officer, opened.id, ['filing', 'reviewing']);
  const evaluated = await matched(commission, campaign, bases);
  narrator.tell(
    people.name(story.people.officer),
    `启动评价 ${campaign.code}：${evaluated.length} 家基地列入名册`,
    `opens the campaign over ${evaluated.length} bases`,
  );
  narrator.detail(`报送期限：${campaign.filingDueExplained?.zh ?? ''}`, campaign.filingDueExplained?.en);
  const filing = evaluated.filter(({ story: { evaluation } }) => !evaluation?.silent);
  await together(filing, HANDS, (base) => file(demo, base));
  await together(filing, HANDS, (base) => score(demo, commission, base));
  const silent = evaluated.filter(({ story: { evaluation } }) => evaluation?.silent);
  narrator.tell(
    SYSTEM,
    `${silent.map(({ title }) => `“${title}”`).join('、')}至今未报；报送期由时钟走完……`,
    'one base files nothing; the clock ends the filing …',
  );
  const { silent: counted } = await untilCampaign(commission.officer, campaign.id, ['reviewing']);
  expectEqual('逾期未报的家数', counted, silent.length);
  narrator.tell(SYSTEM, `报送截止，逾期未报 ${counted} 家，依规按不合格处理`, `${counted} silent: unqualified by rule`);
  await publish(demo, commission, campaign, evaluated);
  return { campaign, evaluated };
}

async function matched(
  { officer }: Commission,
  { id }: CampaignView,
  bases: readonly AccreditedBase[],
): Promise<readonly EvaluatedBase[]> {
  const evaluations = await officer.patiently<EvaluationView[]>('GET', `/campaigns/${id}/evaluations?limit=200`);
  return bases.map((base) => {
    const own = evaluations.find(({ baseId }) => baseId === base.baseId);
    if (!own) throw new Unexpected(`“${base.title}”不在评价名册上`, `${base.title} is not on the roster`);
    return { ...base, evaluationCaseId: own.caseId };
  });
}

async function file({ narrator }: Demo, base: EvaluatedBase): Promise<void> {
  const { title, applicant, applicantName, evaluationCaseId, fileIds } = base;
  const { share = 0, bonusItems, statement } = base.story.evaluation ?? {};
  const evidence = ['ledger', 'eventPhoto'].flatMap((key) => fileIds.get(key) ?? []);
  await fileEvaluation(applicant, evaluationCaseId, { share, evidence, bonusItems, statement });
  narrator.tell(applicantName, `报送“${title}”年度自评材料`, 'files the figures of the year');
}

/** The officer verifies, the experts score; the total is for the commission alone until the grades are published. */
async function score({ narrator }: Demo, commission: Commission, base: EvaluatedBase): Promise<void> {
  const { title, evaluationCaseId: caseId, story } = base;
  await scoreEvaluation(commission, caseId, story.evaluation?.expertScore ?? 0, story.evaluation?.comment);
  const evaluation = await commission.officer.patiently<EvaluationView>('GET', `/evaluations/${caseId}`);
  const { totalHundredths = 0, bonusHundredths = 0 } = evaluation.score ?? {};
  const total = formatHundredths(totalHundredths);
  const bonus = bonusHundredths > 0 ? `（含加分 ${formatHundredths(bonusHundredths)}）` : '';
  narrator.tell(SYSTEM, `“${title}”核实、评审完毕：${total} 分${bonus}，等次待统一公布`, `scored ${total}`);
}

/** 等次评定与公布, all at once. */
async function publish(
  { narrator, people, story, options }: Demo,
  commission: Commission,
  { id }: CampaignView,
  evaluated: readonly EvaluatedBase[],
): Promise<void> {
  const { byGrade } = await commission.decider.patiently<PublicationView>('POST', `/campaigns/${id}/publication`, {});
  narrator.tell(people.name(story.people.decider), '等次一次性统一公布：', 'publishes all grades at once:');
  const lines = await ApiClient.anonymous(options.url).get<GradeLine[]>(`/campaigns/${id}/grades?limit=200`);
  const reasons = await together(evaluated, HANDS, ({ evaluationCaseId }) =>
    commission.officer.patiently<EvaluationView>('GET', `/evaluations/${evaluationCaseId}`),
  );
  for (const grade of GRADES) {
    const those = lines.filter((line) => line.grade === grade);
    expectThat(those.length > 0, `应有“${grade}”等次的基地`, `there is a base of grade ${grade}`);
    expectEqual(`${grade} 等次的家数`, byGrade[grade], those.length);
    for (const { caseId, name, gradeText } of those) {
      const why = reasons.find((evaluation) => evaluation.caseId === caseId)?.gradeReason?.['explanation'];
      narrator.detail(`${gradeText.zh}  ${name}：${(why as { zh?: string } | undefined)?.zh ?? ''}`, gradeText.en);
    }
  }
  for (const {
    evaluationCaseId,
    title,
    story: { evaluation },
  } of evaluated) {
    const line = lines.find(({ caseId }) => caseId === evaluationCaseId);
    expectEqual(`“${title}”的等次`, line?.grade, evaluation?.grade);
  }
}
