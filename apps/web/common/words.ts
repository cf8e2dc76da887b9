import type { Schemas } from '../api/client.js';
import type { Text } from '../app/language.js';

export { BASE_TYPE_TEXTS as TYPE_TEXTS, KIND_TEXTS } from '#domain/texts/kinds.js';

const text = (zh: string, en: string): Text => ({ zh, en });

/** What a meeting may come to, and what a member may vote for. */
export const RESULT_TEXTS = {
  selected: text('拟认定', 'For the title'),
  cultivated: text('列入培育', 'For cultivation'),
  notSelected: text('不予认定', 'Not for the title'),
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
