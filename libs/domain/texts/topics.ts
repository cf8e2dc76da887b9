import type { LocalizedText } from '../measures/vocabulary.js';

/** What notices are about: a person says of each how to be told. */
export const TOPIC_TEXTS = {
  reminder: { zh: '期限提醒与催办', en: 'Limits and reminders' },
  case: { zh: '受理与办理', en: 'Formal check and what happens to a case' },
  review: { zh: '专家评审', en: 'Review by experts' },
  visit: { zh: '现场考察', en: 'Site visits' },
  meeting: { zh: '审定会', en: 'Meetings' },
  decision: { zh: '决定、公示与认定', en: 'Decisions, public notice and accreditation' },
  objection: { zh: '异议与复核', en: 'Objections and reviews of decisions' },
  letter: { zh: '通知书与标牌', en: 'Letters and plaques' },
  batch: { zh: '申报批次', en: 'Batches' },
  evaluation: { zh: '评价与整改', en: 'Evaluation and rectification' },
  subsidy: { zh: '后补助', en: 'Subsidy' },
  system: { zh: '系统运行', en: 'The system itself' },
} as const satisfies Record<string, LocalizedText>;

export type Topic = keyof typeof TOPIC_TEXTS;
export const TOPICS = Object.keys(TOPIC_TEXTS) as Topic[];
