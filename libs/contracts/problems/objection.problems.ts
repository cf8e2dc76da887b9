import type { ProblemText } from './problem-text.js';

/** 异议 */
export const OBJECTION_PROBLEMS = {
  'objection.notUnderNotice': {
    status: 404,
    zh: '没有正在公示的这一事项；请从公示名单中选择，再提出异议。',
    en: 'Nothing of this id is under public notice; choose it from the list of public notices.',
  },
  'objection.unknown': {
    status: 404,
    zh: '没有这件异议，或者查询码不符。请核对回执编号，并在请求头“{header}”中填写提出异议时得到的查询码。',
    en: 'There is no such objection, or the token is not its own. Check the receipt number, and send the token of the receipt in the header "{header}".',
  },
  'objection.late': {
    status: 409,
    zh: '公示已于 {dueZh} 届满，逾期提出的异议不予受理。',
    en: 'The public notice ended on {dueEn}; an objection after it is not accepted.',
  },
  'objection.tooMany': {
    status: 429,
    zh: '从您所在的网络近日提出的异议过多，请在 {minutes} 分钟后再试；已提出的异议可以补交证明材料。',
    en: 'Too many objections from your network lately; try again in {minutes} minutes. To those that were filed you can still add files.',
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
  'objection.nameNeeded': {
    status: 422,
    zh: '请填写真实姓名或单位全称：匿名异议不予受理。姓名和联系方式不向申报单位和公众透露。',
    en: 'Give your real name or the full name of your organisation: anonymous objections are not taken. Neither the applicant nor the public learns it.',
  },
  'objection.contactNeeded': {
    status: 422,
    zh: '请填写能联系到您的电话、邮箱或地址。',
    en: 'Give a telephone number, a mail address or an address at which you can be reached.',
  },
  'objection.sealNeeded': {
    status: 422,
    zh: '单位提出异议须加盖单位印章：请附上盖章的异议书扫描件（PDF 或图片）；以个人名义提出的，请选择“个人”。',
    en: 'An organisation objects under its seal: attach a scan of the stamped objection (PDF or picture); in your own name, object as a person.',
  },
  'objection.namesObjector': {
    status: 422,
    zh: '这段文字写明了异议人的姓名或联系方式，申报单位会看到。请删去后再提交。',
    en: 'This text gives the name or the contact of whoever objects, and the applicant will read it. Take it out and send it again.',
  },
  'objection.decidedAlready': {
    status: 409,
    zh: '这件异议已经办到下一步，不能再这样办理。请刷新查看办理情况。',
    en: 'The objection has moved on: this can no longer be done. Reload to see where it stands.',
  },
  'objection.notInvestigated': {
    status: 422,
    zh: '请先登记核查情况，再作出处理。',
    en: 'Record first what the investigation found, then decide.',
  },
} as const satisfies Record<string, ProblemText>;
