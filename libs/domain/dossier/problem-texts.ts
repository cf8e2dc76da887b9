/** The sentence of every problem, Chinese and English. `{name}` takes a parameter; `{field}` the field's label. */
import { formatHundredths } from '../common/exact.js';
import type { LocalizedText } from '../measures/vocabulary.js';
import type { DossierProblem, DossierProblemCode } from './completeness/problem.js';
import type { GateReason, GateReasonCode } from './gates.js';
import type { FieldSpecs, PartSpec } from './specs/spec.js';
import { PART_SPECS } from './specs/index.js';
import { ATTACHMENT_KINDS } from './vocabulary.js';

type Texts<Code extends string> = Readonly<Record<Code, LocalizedText>>;
const text = (zh: string, en: string): LocalizedText => ({ zh, en });

export const PROBLEM_TEXTS: Texts<DossierProblemCode> = {
  missing: text('请填写“{field}”。', 'Fill in: {field}.'),
  rowsMissing: text('至少填写一行。', 'At least one row is needed.'),
  wrongType: text('{field}的内容类型不对。', '{field} has the wrong type.'),
  unknownWord: text('{field}中没有“{value}”这个选项。', '{field} has no option "{value}".'),
  invalidDate: text('{field}“{value}”不是有效的日期。', '{field}: "{value}" is not a date that exists.'),
  afterSubmission: text('{field}（{value}）晚于提交日期。', '{field} ({value}) is after the submission.'),
  outsideWindow: text(
    '{field}（{value}）不在统计期 {from} 至 {to} 之内。',
    '{field} ({value}) is outside the period {from} to {to}.',
  ),
  datesReversed: text('{field}（{to}）早于开始日期（{from}）。', '{field} ({to}) is before the start ({from}).'),
  agreementExpired: text(
    '{field}（{value}）早于或等于提交日期，已经到期。',
    '{field} ({value}): expired by the day of submission.',
  ),
  negative: text('{field}不能为负数。', '{field} cannot be negative.'),
  notWhole: text('{field}应为整数。', '{field} must be a whole number.'),
  tooLarge: text('{field}超过上限 {max}。', '{field} is over the limit of {max}.'),
  tooManyDecimals: text('{field}最多保留 {max} 位小数。', '{field} takes at most {max} decimals.'),
  shareOver100: text('{field}合计 {value}%，超过 100%。', '{field} comes to {value} %, more than 100 %.'),
  exceeds: text('{field}（{value}）大于总数（{max}）。', '{field} ({value}) is more than the whole ({max}).'),
  sumDiffers: text(
    '{field}（{amountFen} 元）不等于各资金来源之和（{sumFen} 元）。',
    '{field} ({amountFen} yuan) is not the sum of its sources ({sumFen} yuan).',
  ),
  unknownCountry: text('“{value}”不是国家或地区代码（ISO 3166-1）。', '"{value}" is no country code of ISO 3166-1.'),
  chinaAsForeign: text('{field}不能是中国。', '{field} cannot be China.'),
  specialRegionNotCounted: text(
    '港澳台机构可作为合作伙伴，但不计入国家数。',
    'Hong Kong, Macao and Taiwan may be partners but are not counted as countries.',
  ),
  invalidUscc: text(
    '统一社会信用代码“{value}”校验不通过；如与证照一致，请联系受理人员核验。',
    'The unified social credit code "{value}" fails its check; if it is what the licence says, ask the case officer.',
  ),
  usccOverridden: text(
    '统一社会信用代码已由受理人员核验：{reason}',
    'The unified social credit code was accepted by an officer: {reason}',
  ),
  usccDiffers: text(
    '统一社会信用代码与申报单位登记的“{registered}”不一致。',
    'The unified social credit code is not the one that the applicant is registered with, "{registered}".',
  ),
  unknownDistrict: text('“{value}”不是北京市的区。', '"{value}" is no district of Beijing.'),
  notInBeijing: text('注册地址“{value}”不在北京市。', 'The registered address "{value}" is not in Beijing.'),
  registeredTooRecently: text(
    '注册（{value}）至提交之日不满 {years} 年。',
    'Registered on {value}: less than {years} year(s) before the submission.',
  ),
  unknownField: text('领域目录中没有“{value}”。', 'The list of fields has no "{value}".'),
  fieldOutsideGuide: text(
    '所选领域都不在申报指南范围内（{allowed}）。',
    'None of the fields is in the guide ({allowed}).',
  ),
  countryOutsideGuide: text(
    '没有申报指南所列国别（{allowed}）的合作伙伴。',
    'No partner is from a country of the guide ({allowed}).',
  ),
  invalidPhone: text('{field}“{value}”不是有效的电话号码。', '{field}: "{value}" is no telephone number.'),
  invalidEmail: text('{field}“{value}”不是有效的邮箱地址。', '{field}: "{value}" is no e-mail address.'),
  invalidIdNumber: text('居民身份证号码校验不通过。', 'The resident identity number fails its check.'),
  birthDateDiffers: text('出生日期与身份证号码不一致。', 'The date of birth differs from the identity number.'),
  invalidDoi: text('“{value}”不是有效的 DOI。', '"{value}" is no DOI.'),
  unknownLanguage: text('“{value}”不是语种代码（ISO 639-1）。', '"{value}" is no language code of ISO 639-1.'),
  duplicateNumber: text(
    '{field}“{number}”在本申报书中重复出现。',
    '{field}: "{number}" occurs more than once in this dossier.',
  ),
  duplicateRow: text('两行使用了同一个行编号。', 'Two rows have the same id.'),
  duplicateYear: text('{year} 年度填写了两次。', 'The year {year} is given twice.'),
  yearMissing: text('缺少 {year} 年度。', 'The year {year} is missing.'),
  notAffirmed: text('{field}：未予承诺。', '{field}: not affirmed.'),
  evidenceMissing: text('没有佐证材料，该项不计入。', 'Without evidence it counts 0.'),
  unknownFile: text('文件“{file}”不存在或不属于本单位。', 'File "{file}" does not exist or is not yours.'),
  unknownPartner: text('所指的合作伙伴不在申报书中。', 'The partner it refers to is not in the dossier.'),
  attachmentMissing: text(
    '缺少附件“{kind}”：需要 {min} 个文件，现有 {found} 个。',
    'Attachment "{kind}" is missing: {min} file(s) needed, {found} found.',
  ),
  approvalMissing: text('涉及该事项，须填写{field}。', 'It is involved: {field} is needed.'),
};

export const GATE_TEXTS: Texts<GateReasonCode> = {
  notInBeijing: text('依托单位未在北京市注册（{address}）。', 'The host is not registered in Beijing ({address}).'),
  registeredTooRecently: text(
    '依托单位注册不满 {years} 年（{registeredOn}）。',
    'The host has been registered for less than {years} year(s) ({registeredOn}).',
  ),
  natureUnknown: text('未填写依托单位性质。', "The host's legal nature is missing."),
  natureDoesNotFitType: text('依托单位性质与所申报的类型不符。', "The host's legal nature does not fit the type."),
  tooFewAgreements: text(
    '有效合作协议 {found} 项，至少需要 {min} 项。',
    '{found} valid agreement(s); at least {min} are needed.',
  ),
  tooFewCountries: text(
    '合作国家 {found} 个（港澳台不计），至少需要 {min} 个。',
    '{found} partner countries (Hong Kong, Macao, Taiwan not counted); at least {min} are needed.',
  ),
  noObjectionMissing: text('合作伙伴“{partner}”未出具无异议证明。', 'Partner "{partner}" has given no no-objection.'),
  dishonesty: text('{years} 年内有严重失信记录（{on}）。', 'Serious dishonesty within {years} years ({on}).'),
  safetyEvent: text('{years} 年内发生重大安全事件（{on}）。', 'A major safety event within {years} years ({on}).'),
  standingNotDeclared: text(
    '未承诺 {years} 年内无严重失信和重大安全事件。',
    'Not declared: no serious dishonesty and no major safety event in {years} years.',
  ),
  otherBase: text(
    '同一平台和领域已认定其他基地：{base}。',
    'Another base is accredited on the same platform and field: {base}.',
  ),
  endedInBatch: text(
    '本批次中同一平台的申报（回执 {receipt}）已经办结，可在下一批次重新申报。',
    'The application of this platform in this batch (receipt {receipt}) has ended; apply again in the next batch.',
  ),
  barredAfterRevocation: text(
    '“{base}”已于 {revokedOn} 撤销，自 {from} 起方可再次申报。',
    '"{base}" was revoked on {revokedOn}; its host may apply again from {from}.',
  ),
};

/** The sentence of a problem with labels and parameters put in. */
export function problemText(problem: DossierProblem): LocalizedText {
  const label = labelOf(problem);
  const kind = ATTACHMENT_KINDS[problem.params.kind as keyof typeof ATTACHMENT_KINDS] as readonly string[] | undefined;
  const own = (language: 'zh' | 'en') => ({
    ...inYuan(problem.params),
    field: withoutFen(label[language]),
    ...(kind && { kind: kind[language === 'zh' ? 0 : 1] }),
  });
  const { zh, en } = PROBLEM_TEXTS[problem.code];
  return { zh: fill(zh, own('zh')), en: fill(en, own('en')) };
}

/** Forms ask for yuan; only the record counts in fen. */
const withoutFen = (label: string): string => label.replace(/（分）| \(fen\)/, '');

function inYuan(params: DossierProblem['params']): Readonly<Record<string, unknown>> {
  const told = Object.entries(params).map(([name, value]) => [
    name,
    name.endsWith('Fen') && typeof value === 'number' ? formatHundredths(value) : value,
  ]);
  return Object.fromEntries(told);
}

export function gateText({ code, params }: GateReason): LocalizedText {
  const { zh, en } = GATE_TEXTS[code];
  return { zh: fill(zh, params), en: fill(en, params) };
}

/** The label of the field that a path leads to; of the part where it leads to no field. */
export function labelOf({ part, path }: Pick<DossierProblem, 'part' | 'path'>): LocalizedText {
  const spec = PART_SPECS[part] as PartSpec;
  let fields: FieldSpecs = spec.fields;
  let label = spec.label;
  for (const step of path.split('.')) {
    if (step === 'rows' && spec.table !== undefined) fields = spec.table.fields;
    const field = Object.hasOwn(fields, step) ? fields[step] : undefined;
    if (field === undefined) continue;
    label = field.label;
    if (field.form.kind === 'list') fields = field.form.of;
  }
  return label;
}

/** A bracket whose parameter is empty is left out. */
function fill(template: string, params: Readonly<Record<string, unknown>>): string {
  const isEmpty = (name: string) => (params[name] ?? '') === '';
  const told = template.replace(/(?:（| \()\{(\w+)\}(?:）|\))/g, (whole, name: string) => (isEmpty(name) ? '' : whole));
  return told.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
