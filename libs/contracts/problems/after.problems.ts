import type { ProblemText } from './problem-text.js';

/** What follows a decision: the plaque, letters, the request for a review. */
export const AFTER_PROBLEMS = {
  // 授牌
  'plaque.baseRevoked': {
    status: 409,
    zh: '基地资格已于 {on} 撤销，不再授牌。',
    en: 'The base lost its title on {on}; no plaque is handed over any more.',
  },
  'plaque.toCome': { status: 422, zh: '授牌日期不能晚于今天。', en: 'The day of the handing over has not come yet.' },
  'plaque.tooEarly': {
    status: 422,
    zh: '授牌日期不能早于认定日期（{from}）。',
    en: 'The plaque cannot have been handed over before the accreditation ({from}).',
  },
  'plaque.numberTaken': {
    status: 409,
    zh: '标牌编号“{plaqueNumber}”已用于另一个基地，请核对。',
    en: 'Another base has the plaque "{plaqueNumber}"; check the number.',
  },
} as const satisfies Record<string, ProblemText>;
