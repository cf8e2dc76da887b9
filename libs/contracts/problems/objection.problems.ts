import type { ProblemText } from './problem-text.js';

/** 异议 */
export const OBJECTION_PROBLEMS = {
  'objection.notUnderNotice': {
    status: 404,
    zh: '没有正在公示的这一事项；请从公示名单中选择，再提出异议。',
    en: 'Nothing of this id is under public notice; choose it from the list of public notices.',
  },
  'objection.late': {
    status: 409,
    zh: '公示已于 {dueOn} 届满，逾期提出的异议不予受理。',
    en: 'The public notice ended on {dueOn}; an objection after it is not accepted.',
  },
  'objection.tooManyFiles': {
    status: 409,
    zh: '证明材料以 {maxFiles} 份为限，请合并后提交。',
    en: 'At most {maxFiles} files belong to an objection; put them together.',
  },
  'objection.groundUnknown': {
    status: 422,
    zh: '管理办法中没有不予受理的情形“{ground}”。',
    en: 'The measures know no ground "{ground}" for not accepting an objection.',
  },
  'objection.notAccepted': {
    status: 409,
    zh: '异议尚未受理，请先决定是否受理。',
    en: 'The objection has not been accepted yet; say first whether it is.',
  },
  'objection.decidedAlready': {
    status: 409,
    zh: '这件异议已经处理，不能再改。',
    en: 'The objection has been decided and cannot be changed.',
  },
  'objection.notInvestigated': {
    status: 422,
    zh: '请先登记核查情况，再作出处理。',
    en: 'Record first what the investigation found, then decide.',
  },
} as const satisfies Record<string, ProblemText>;
