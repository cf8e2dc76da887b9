import type { LocalizedText } from '../measures/vocabulary.js';

/** 批量办理: what can be done to many cases of a batch in one go. */
export const BULK_ACTIONS = ['accept', 'drawExperts', 'extend', 'remind', 'assignOfficer', 'sendLetter'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** As whoever chooses one reads it. */
export const BULK_ACTION_TEXTS: Readonly<Record<BulkAction, LocalizedText>> = {
  accept: { zh: '受理', en: 'Accept' },
  drawExperts: { zh: '抽取专家', en: 'Draw experts' },
  extend: { zh: '延长期限', en: 'Extend the limit' },
  remind: { zh: '催办', en: 'Remind' },
  assignOfficer: { zh: '分派经办人', en: 'Put an officer in charge' },
  sendLetter: { zh: '发出通知', en: 'Send letters' },
};
