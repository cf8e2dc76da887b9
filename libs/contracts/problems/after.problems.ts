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

  // 通知
  'letter.none': { status: 404, zh: '本事项的通知尚未发出。', en: 'No letter has been sent in this case yet.' },
  'letter.noneYet': {
    status: 409,
    zh: '当前环节为“{state}”，没有要发的通知。认定、培育、不予认定、不予受理之后才发通知：仍在办理的，请待有了结果再发；撤回或逾期终止的，不必发。批量办理时，请去掉这一项。',
    en: 'The case is at "{state}"; there is no letter to be written. Letters follow a decision: where the case goes on, send it once there is one; where it was withdrawn or lapsed, none is needed. Leave it out of a bulk action.',
  },
  'letter.sentAlready': {
    status: 409,
    zh: '通知已经发出，不能再改或重发。',
    en: 'The letter has been sent; it cannot be changed or sent again.',
  },
  'letter.contentChanged': {
    status: 409,
    zh: '通知的内容在您阅读之后有改动，没有发出。请刷新页面，重新阅读后再发。',
    en: 'What the letter says has changed since you read it, and it was not sent: read it again, then send it.',
  },
  'letter.paragraphIsTemplate': {
    status: 422,
    zh: '添加的一段话中含有模板标记“{mark}”：不会被替换，申报单位会看到原样。请改成要写的文字。',
    en: 'The paragraph contains the template mark "{mark}": it would not be filled in, the applicant would read it as it is. Write what it stands for.',
  },
  'letter.dataMissing': {
    status: 422,
    zh: '通知写不全：模板需要“{what}”，本事项没有这项内容。请联系管理员核对模板。',
    en: 'The letter cannot be written: its template asks for "{what}", which this case does not have. Ask the administrator to check the template.',
  },
  'letter.templateMissing': {
    status: 409,
    zh: '系统中没有这种通知的模板，请联系管理员装入模板。',
    en: 'There is no template for this letter; ask the administrator to load the templates (guohe seed).',
  },

  // 复核
  'reconsideration.requestedAlready': {
    status: 409,
    zh: '复核以一次为限，本事项已经申请过。',
    en: 'A review is possible once; it has been requested already.',
  },
  'reconsideration.letterFirst': {
    status: 409,
    zh: '本事项的办结通知尚未发出，申请复核的期限自通知发出之日起算。请在收到通知后申请；迟迟没有收到的，请联系受理人员。',
    en: 'The letter about the end of this case has not been sent yet, and the limit to request a review begins with it. Ask once you have it; where it does not come, turn to the case officer.',
  },
  'reconsideration.late': {
    status: 409,
    zh: '申请复核的期限已于 {dueZh} 届满，不能再申请；可以在下一批次重新申报。',
    en: 'The limit to request a review passed on {dueEn}; you may apply again in the next batch.',
  },
  'reconsideration.ownDecision': {
    status: 409,
    zh: '您作出或参与表决了原决定，复核应由其他人员答复。',
    en: 'You took the decision that is reviewed, or voted on it: somebody else must answer.',
  },
} as const satisfies Record<string, ProblemText>;
