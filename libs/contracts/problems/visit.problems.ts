import type { ProblemText } from './problem-text.js';

/** 现场考察 */
export const VISIT_PROBLEMS = {
  'visit.indicatorUnknown': { status: 422, zh: '没有指标“{indicator}”。', en: 'There is no indicator "{indicator}".' },
  'visit.valuesMissing': {
    status: 422,
    zh: '尚有 {count} 项指标未核实：{itemsZh}。请先记录各项的核实值。',
    en: '{count} indicator(s) have not been verified yet: {itemsEn}. Record their verified values first.',
  },
  'visit.notWhole': {
    status: 422,
    zh: '“{nameZh}”按件数或人数计，核实值须为整数。',
    en: '{nameEn} is counted: its verified value must be whole.',
  },
  'visit.overHundred': {
    status: 422,
    zh: '“{nameZh}”为百分比，核实值不得超过 100。',
    en: '{nameEn} is a percentage: its verified value ends at 100.',
  },
  'visit.unproved': {
    status: 422,
    zh: '“{nameZh}”的核实值（{verified}）低于申报值（{claimed}），请附佐证文件或写明核实情况。',
    en: 'The verified value of {nameEn} ({verified}) is below the claimed one ({claimed}): add a file that shows it, or a note.',
  },
  'visit.raisedUnproved': {
    status: 422,
    zh: '“{nameZh}”的核实值（{verified}）高于申报值（{claimed}），须附佐证文件，仅写明情况不够。',
    en: 'The verified value of {nameEn} ({verified}) is above the claimed one ({claimed}): add a file that shows it; a note is not enough.',
  },
  'visit.nothingShown': {
    status: 422,
    zh: '“{nameZh}”的申报值没有佐证材料，核实值（{verified}）须附考察中取得的佐证文件；没有佐证的，核实值填 0。',
    en: 'Nothing was filed that shows the claim of {nameEn}: add a file from the visit that shows the verified value ({verified}), or verify 0.',
  },
  'visit.evidenceUnusable': {
    status: 422,
    zh: '“{nameZh}”所附文件不能使用：须先由本人上传，或者已附在本次考察中。',
    en: 'A file given for {nameEn} cannot be used: upload it yourself first, or take one that is part of this visit already.',
  },

  'visit.dayPast': {
    status: 422,
    zh: '考察日（{day}）已过，请另选今天或以后的日期。',
    en: 'The day of the visit ({day}) has passed: choose today or a later day.',
  },
  'visit.afterLimit': {
    status: 422,
    zh: '考察日（{day}）晚于本环节的期限（{limit}，含当日），请提前，或者先延长期限。',
    en: 'The day of the visit ({day}) is after the limit of this stage ({limit}): choose an earlier one, or extend the limit first.',
  },
  'visit.nonWorkingDay': {
    status: 422,
    zh: '{day} 不是工作日，请改选工作日，或者说明为何须在当日考察。',
    en: '{day} is no working day: choose one, or say in the note why it has to be that day.',
  },
  'visit.hoursReversed': {
    status: 422,
    zh: '考察的开始时间（{startsAt}）须早于结束时间（{endsAt}）。',
    en: 'The visit must begin ({startsAt}) before it ends ({endsAt}).',
  },
  'visit.teamTooSmall': {
    status: 422,
    zh: '考察组至少须有 {experts} 名专家和 {officers} 名工作人员。',
    en: 'The team needs at least {experts} experts and {officers} officers.',
  },
  'visit.teamInvalid': {
    status: 422,
    zh: '{person}不能作为{roleZh}参加考察：其账号没有相应身份，或已停用。',
    en: '{person} cannot take part as {roleEn}: the account lacks the role or is disabled.',
  },
  'visit.memberTwice': {
    status: 422,
    zh: '{person}不能同时作为考察专家和工作人员。',
    en: '{person} cannot be an expert and an officer of the team at once.',
  },
  'visit.nothingProposed': {
    status: 409,
    zh: '目前没有待答复的考察安排。',
    en: 'No plan of a visit waits for an answer.',
  },
  'visit.wishPast': {
    status: 422,
    zh: '希望的日期（{day}）已过，请另选今天或以后的日期。',
    en: 'The day asked for ({day}) has passed: choose today or a later day.',
  },
  'visit.wishAfterLimit': {
    status: 422,
    zh: '希望的日期（{day}）晚于现场考察的期限（{limit}，含当日），请另选较早的日期，或者不填日期而在理由中说明。',
    en: 'The day asked for ({day}) is after the limit of the visit ({limit}): choose an earlier one, or name none and say in the reason what would suit.',
  },
  'visit.planReplaced': {
    status: 409,
    zh: '考察安排在您阅读之后另行提出了一次（现为第 {sequence} 次）。请刷新页面，阅读新的安排后再办理。',
    en: 'A new plan of the visit has been proposed meanwhile (it is no. {sequence} now): read it, then go on.',
  },
  'visit.answeredAlready': {
    status: 409,
    zh: '考察安排已经商定（{day}），如须改期，请联系受理人员另行提出。',
    en: 'The plan of the visit is agreed ({day}); to change it, ask the case officer to propose another.',
  },
  'visit.notAgreed': {
    status: 409,
    zh: '考察安排尚未与申报单位商定，不能办理。请先提出安排，待其确认。',
    en: 'The plan of the visit is not agreed with the applicant yet: propose one first and wait for the answer.',
  },
  'visit.notYet': {
    status: 422,
    zh: '商定的考察日是 {day}，自当日起才能记录考察情况。',
    en: 'The visit is agreed for {day}; nothing of it can be recorded before that day.',
  },
  'visit.noCalendar': {
    status: 404,
    zh: '考察安排尚未商定，没有日历文件。',
    en: 'The plan of the visit is not agreed yet: there is no calendar file.',
  },

  'visit.notOnTeam': {
    status: 403,
    zh: '您不在本次考察的考察组中，不能办理。',
    en: 'You are not on the team of this visit.',
  },
  'visit.itemUnknown': {
    status: 422,
    zh: '现场考察清单中没有“{item}”。',
    en: 'The checklist of the visit has no item "{item}".',
  },
  'visit.remarkRequired': {
    status: 422,
    zh: '“{nameZh}”不符合，请写明情况。',
    en: '"{nameEn}" fails: say what was found.',
  },
  'visit.photoUnusable': {
    status: 422,
    zh: '“{nameZh}”所附照片不能使用：须为 JPEG 或 PNG 图片，由本人上传，或者已附在本次考察中。',
    en: 'A photo given for "{nameEn}" cannot be used: it must be a JPEG or PNG that you have uploaded, or part of this visit already.',
  },
  'visit.checklistIncomplete': {
    status: 422,
    zh: '现场考察清单尚有 {count} 项未查：{itemsZh}。',
    en: '{count} item(s) of the checklist have not been marked: {itemsEn}.',
  },
  'visit.noFindings': {
    status: 409,
    zh: '考察结论尚未写成，请先由考察人员写明。',
    en: 'The findings are not written yet: an assessor writes them first.',
  },
  'visit.contentChanged': {
    status: 409,
    zh: '考察记录在您阅读之后有改动，请重新阅读再签字。',
    en: 'The record of the visit has changed since you read it: read it again, then sign.',
  },
  'visit.signedAlready': {
    status: 409,
    zh: '您已经签字；考察记录如有改动，原签字作废，届时再签。',
    en: 'You have signed. Should the record change, the signature becomes void and you sign again.',
  },
  'visit.unsigned': {
    status: 422,
    zh: '考察组尚有 {count} 人未签字：{peopleZh}。各人同意的签字，不同意的写明意见。',
    en: '{count} of the team have not signed: {peopleEn}. Each signs, or states a dissent.',
  },
} as const satisfies Record<string, ProblemText>;
