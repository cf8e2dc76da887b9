/** What the fields of bodies and queries are called by people. Fields of a dossier's parts have their labels in the domain. */
import type { LocalizedText } from '#domain/measures/measure.js';

const text = (zh: string, en: string): LocalizedText => ({ zh, en });

export const FIELD_TEXTS: Readonly<Record<string, LocalizedText>> = {
  'Idempotency-Key': text('请求标识', 'Idempotency-Key'),
  'If-Match': text('所修改的版本', 'If-Match'),
  id: text('编号', 'id'),
  login: text('账号', 'account name'),
  password: text('密码', 'password'),
  displayName: text('姓名', 'name to show'),
  role: text('角色', 'role'),
  roles: text('角色', 'roles'),
  disabled: text('停用', 'disabled'),
  limit: text('每页条数', 'rows a page'),
  after: text('上一页最后一条的编号', 'id of the last row of the page before'),
  name: text('名称', 'name'),
  uscc: text('统一社会信用代码', 'unified social credit code'),
  district: text('所在区', 'district'),
  licenceFileId: text('证照扫描件', 'scan of the licence'),
  organisationId: text('所属单位', 'organisation'),
  code: text('编号', 'code'),
  title: text('标题', 'title'),
  year: text('年度', 'year'),
  measureId: text('管理办法版本', 'version of the measures'),
  opensOn: text('开始日期', 'first day'),
  closesOn: text('截止日期', 'last day'),
  fields: text('领域', 'fields'),
  countries: text('重点国别', 'countries'),
  quotas: text('名额', 'places'),
  park: text('园区类', 'park'),
  research: text('科研类', 'research'),
  platform: text('平台类', 'platform'),
  enterprise: text('企业类', 'enterprise'),
  recommendingStep: text('是否设推荐环节', 'recommending step'),
  rehearsalDaySeconds: text('演练中一个工作日的秒数', 'seconds of a rehearsed working day'),
  state: text('状态', 'state'),
  type: text('类型', 'type'),
  kind: text('事项类别', 'kind of case'),
  batchId: text('申报批次', 'batch'),
  batchIds: text('批次', 'batches'),
  dossierId: text('申报书', 'dossier'),
  caseId: text('事项', 'case'),
  campaignId: text('年度评价', 'campaign'),
  awardId: text('补助对象', 'award'),
  subjectId: text('对象', 'subject'),
  actorId: text('办理人', 'actor'),
  submitted: text('是否已提交', 'submitted'),
  revision: text('版次', 'revision'),
  from: text('起始版次', 'first revision'),
  to: text('对比版次', 'second revision'),
  reason: text('理由', 'reason'),
  reasons: text('理由', 'reasons'),
  workingDays: text('工作日数', 'working days'),
  recommended: text('是否推荐', 'recommended'),
  opinion: text('推荐意见', 'opinion'),
  ranking: text('推荐排序', 'ranking'),
  marks: text('审查结果', 'marks'),
  item: text('审查项', 'item'),
  verdict: text('审查结论', 'verdict'),
  expertIds: text('专家', 'experts'),
  officerIds: text('工作人员', 'officers'),
  scores: text('评分', 'scores'),
  criterion: text('评分项', 'criterion'),
  score: text('得分', 'score'),
  comment: text('评审意见', 'comment'),
  values: text('核实值', 'values'),
  indicator: text('指标', 'indicator'),
  verified: text('核实值', 'verified value'),
  claimed: text('自报值', 'claimed value'),
  note: text('说明', 'note'),
  visitedOn: text('考察日期', 'day of the visit'),
  findings: text('考察结论', 'findings'),
  fraudFound: text('是否发现弄虚作假', 'fraud found'),
  result: text('决定', 'result'),
  budgetFen: text('预算', 'budget'),
  number: text('票据号码', 'number'),
  description: text('用途说明', 'description'),
  spentOn: text('支出日期', 'day of spending'),
  amountFen: text('金额', 'amount'),
  verifiedFen: text('核定金额', 'verified amount'),
  atMostFen: text('调减后的上限', 'at most'),
  priorFundedFen: text('已获其他资助的金额', 'funded elsewhere'),
  adjustments: text('调整', 'adjustments'),
  fileId: text('文件', 'file'),
  vote: text('表决先后', 'vote'),
  figures: text('评价数据', 'figures'),
  evidence: text('佐证材料', 'evidence'),
  statement: text('自评说明', 'self-evaluation'),
  bonusItems: text('加分项', 'bonus items'),
  text: text('正文', 'text'),
  conclusion: text('验收结论', 'conclusion'),
  scoreHundredths: text('验收得分', 'score'),
  closedProblems: text('已整改到位的问题', 'closed problems'),
  rows: text('表格', 'rows'),
};

/**
 * The label of the last field of a path, with its place in a list: `scores.3.value` → "第 4 项得分".
 * @param labels of the fields that are not called as usual
 */
export function labelOf(path: string, labels: Readonly<Record<string, LocalizedText>> = {}): LocalizedText {
  const steps = path.split('.');
  const names = steps.filter((step) => !/^\d+$/.test(step));
  const name = names.at(-1) ?? '';
  const own = [labels, FIELD_TEXTS].find((texts) => Object.hasOwn(texts, name))?.[name] ?? text(name, name);
  const index = steps.findLast((step) => /^\d+$/.test(step));
  if (index === undefined) return own;
  const place = Number(index) + 1;
  return text(`第 ${place} 项${own.zh}`, `${own.en} (no. ${place})`);
}
