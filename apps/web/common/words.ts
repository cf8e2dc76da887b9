import type { BaseType } from '#domain/measures/vocabulary.js';
import type { Schemas } from '../api/client.js';
import type { Text } from '../app/language.js';

const text = (zh: string, en: string): Text => ({ zh, en });

export const TYPE_TEXTS: Readonly<Record<BaseType, Text>> = {
  park: text('园区类', 'Park'),
  research: text('科研类', 'Research'),
  platform: text('平台类', 'Platform'),
  enterprise: text('企业类', 'Enterprise'),
};

export const KIND_TEXTS: Readonly<Record<Schemas['CaseDto']['kind'], Text>> = {
  batch: text('申报批次', 'Batch'),
  accreditation: text('认定', 'Accreditation'),
  meeting: text('审定会', 'Meeting'),
  plaque: text('授牌', 'Plaque'),
  reconsideration: text('复核', 'Review'),
  evaluation: text('年度评价', 'Evaluation'),
  rectification: text('整改', 'Rectification'),
  subsidy: text('后补助', 'Post-subsidy'),
};

/** What a meeting may come to, and what a member may vote for. */
export const RESULT_TEXTS = {
  selected: text('拟认定', 'Select'),
  cultivated: text('列入培育', 'Cultivate'),
  notSelected: text('不予认定', 'Do not select'),
  abstained: text('弃权', 'Abstain'),
  left: text('已离开议程', 'Left the agenda'),
  putOver: text('留待下次', 'Put over'),
} as const;

export const SEAT_TEXTS: Readonly<Record<Schemas['InvitationDto']['state'], Text>> = {
  invited: text('已邀请，待答复', 'Invited'),
  assigned: text('已接受，待评分', 'Accepted, to score'),
  submitted: text('已提交评分', 'Scored'),
  declined: text('已谢绝', 'Declined'),
  expired: text('逾期未答复', 'Not answered in time'),
  void: text('已作废', 'Void'),
};

export const UNIT_TEXTS: Readonly<Record<string, Text>> = {
  m2: text('平方米', 'm²'),
  count: text('个', 'count'),
  persons: text('人', 'persons'),
  personTimes: text('人次', 'person-times'),
  cases: text('项', 'cases'),
  percent: text('%', '%'),
  wanYuan: text('万元', '10 000 CNY'),
  score: text('分', 'points'),
};

/** An indicator with what it is counted in. */
export const inUnits = (name: Text, unit: string): Text => {
  const of = UNIT_TEXTS[unit];
  return of ? { zh: `${name.zh}（${of.zh}）`, en: `${name.en} (${of.en})` } : name;
};

/** What notices and events are about. */
export const TOPIC_TEXTS: Readonly<Record<Schemas['WebhookDto']['topics'][number], Text>> = {
  reminder: text('期限提醒与催办', 'Limits and reminders'),
  case: text('受理与办理', 'Formal check and what happens to a case'),
  review: text('专家评审', 'Review by experts'),
  visit: text('现场考察', 'Site visits'),
  meeting: text('审定会', 'Meetings'),
  decision: text('决定、公示与认定', 'Decisions, public notice and accreditation'),
  objection: text('异议与复核', 'Objections and reviews of decisions'),
  letter: text('通知书与标牌', 'Letters and plaques'),
  batch: text('申报批次', 'Batches'),
  evaluation: text('评价与整改', 'Evaluation and rectification'),
  subsidy: text('后补助', 'Subsidy'),
  system: text('系统运行', 'The system itself'),
};
