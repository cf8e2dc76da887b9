import type { LocalizedText } from '#domain/measures/measure.js';

const text = (zh: string, en: string): LocalizedText => ({ zh, en });

/** Heads of columns, and names of sheets (31 characters at most), of what is exported. */
export const COLUMN_TEXTS = {
  kind: text('事项类别', 'Kind of case'),
  title: text('标题', 'Title'),
  type: text('类型', 'Type'),
  state: text('环节或结果', 'Stage or end'),
  stateSince: text('起始时间', 'Since'),
  dueOn: text('期限', 'Due on'),
  overdue: text('逾期', 'Overdue'),
  suspendedSince: text('中止起始', 'Suspended since'),
  measure: text('管理办法版本', 'Measures'),
  rehearsal: text('演练', 'Rehearsal'),
  id: text('编号', 'Id'),
  certificateNumber: text('证书编号', 'Certificate'),
  base: text('基地名称', 'Base'),
  organisation: text('依托单位', 'Host'),
  district: text('所在区', 'District'),
  accreditedOn: text('认定日期', 'Accredited on'),
  revokedOn: text('撤销日期', 'Revoked on'),
  plaqueNumber: text('标牌编号', 'Plaque'),
  lastGrade: text('最近评价等次', 'Last grade'),
  grade: text('评价等次', 'Grade'),
  basis: text('补助依据', 'Ground'),
  ceiling: text('补助上限（元）', 'Ceiling (yuan)'),
  filed: text('报送支出（元）', 'Spending as filed (yuan)'),
  verified: text('核定支出（元）', 'Spending as verified (yuan)'),
  proposed: text('拟补助（元）', 'Proposed (yuan)'),
  allocated: text('批准补助（元）', 'Allocated (yuan)'),
  explanation: text('金额如何得出', 'How the amount was computed'),
  reason: text('未列入的理由', 'Why it was left out'),
  count: text('数量', 'Number'),
  openCases: text('在办', 'Not ended'),
  year: text('年度', 'Year'),
  submitted: text('提交申报', 'Submitted'),
  accredited: text('认定', 'Accredited'),
  cultivated: text('列入培育', 'Cultivated'),
  notSelected: text('不予认定', 'Not selected'),
  revoked: text('撤销', 'Revoked'),
  country: text('国家或地区', 'Country or region'),
  bases: text('基地数', 'Bases'),
  partners: text('合作方数', 'Partners'),
  schemes: text('补助方案数', 'Schemes'),
  awards: text('获补助基地数', 'Bases with an allocation'),
  budget: text('预算（元）', 'Budget (yuan)'),
} as const satisfies Record<string, LocalizedText>;

export type ColumnName = keyof typeof COLUMN_TEXTS;

export const SHEET_TEXTS = {
  cases: text('事项', 'Cases'),
  bases: text('基地名录', 'Register'),
  awards: text('分配方案', 'Allocation'),
  leftOut: text('未列入补助', 'Left out'),
  casesByState: text('事项环节', 'Cases by state'),
  applicationsByType: text('申报类型', 'Applications by type'),
  applicationsByDistrict: text('申报所在区', 'Applications by district'),
  applicationsByYear: text('申报年度', 'Applications by year'),
  basesByType: text('基地类型', 'Bases by type'),
  basesByDistrict: text('基地所在区', 'Bases by district'),
  basesByCountry: text('合作国家和地区', 'Cooperating countries'),
  basesByYear: text('基地年度', 'Bases by year'),
  grades: text('评价等次', 'Grades'),
  subsidies: text('后补助', 'Post-subsidies'),
} as const satisfies Record<string, LocalizedText>;

export const YES: LocalizedText = text('是', 'yes');
export const BASIS_TEXTS = {
  accreditation: text('新认定', 'accreditation'),
  evaluation: text('评价等次', 'evaluation'),
} as const;
