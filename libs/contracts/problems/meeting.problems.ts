import type { ProblemText } from './problem-text.js';

export const MEETING_PROBLEMS = {
  // 批次
  'batch.casesOpen': {
    status: 409,
    zh: '本批次还有 {count} 项未办结，不能办结批次。',
    en: '{count} case(s) of this batch are still open; it cannot be closed.',
  },

  // 批量办理
  'bulk.noCases': {
    status: 422,
    zh: '本批次现在没有可以这样办理的事项。',
    en: 'No case of this batch can be dealt with in that way now.',
  },
  'bulk.foreignCases': {
    status: 422,
    zh: '有 {count} 项不属于本批次。',
    en: '{count} of the cases do not belong to this batch.',
  },
  'bulk.tooMany': {
    status: 422,
    zh: '一次最多办理 {max} 项，本次 {count} 项，请分批选择。',
    en: 'At most {max} cases at once, not {count}; choose fewer.',
  },
  'bulk.wrongState': {
    status: 409,
    zh: '本次批量办理的状态为“{stateZh}”，此时不能确认或放弃，待确认时方可。',
    en: 'This bulk action is at "{stateEn}" and cannot be confirmed or dropped now, only while it waits to be confirmed.',
  },

  // 审定会
  'meeting.nothingWaiting': {
    status: 422,
    zh: '本批次没有待审定的项目。',
    en: 'No case of this batch awaits a meeting.',
  },
  'meeting.caseNotWaiting': {
    status: 409,
    zh: '有 {count} 项不在本批次待审定之列，或已列入其他会议的议程，请刷新后重新选择。',
    en: '{count} of the cases do not await a meeting in this batch, or are on another agenda; look again and choose anew.',
  },
  'meeting.tooFewMembers': {
    status: 422,
    zh: '审定会成员不得少于 {min} 人。',
    en: 'A meeting needs at least {min} members.',
  },
  'meeting.memberInvalid': {
    status: 422,
    zh: '所选成员中有 {count} 人没有审议决定人身份，或账号已停用。',
    en: '{count} of the members are no decision makers, or their accounts are disabled.',
  },
  'meeting.inThePast': {
    status: 422,
    zh: '会议日期不能早于今天。',
    en: 'The day of the meeting must not be in the past.',
  },
  'meeting.afterLimit': {
    status: 422,
    zh: '会议日期（{day}）晚于审定的期限（{limit}，含当日），请提前，或者先延长期限。',
    en: 'The day of the meeting ({day}) is after the limit of the decision ({limit}): choose an earlier one, or extend the limit first.',
  },
  'meeting.toCome': {
    status: 409,
    zh: '会议定于 {on} 召开，尚不能表决、审定。',
    en: 'The meeting is on {on}; nothing is voted on or decided before.',
  },
  'meeting.notMember': { status: 403, zh: '您不是本次审定会的成员。', en: 'You are no member of this meeting.' },
  'meeting.chairOnly': {
    status: 403,
    zh: '由会议主持人（{presiding}）宣布审定结果；主持人缺席或全部回避的，由名单中下一位参加表决的成员宣布。',
    en: 'Only whoever presides ({presiding}) concludes the meeting: the chair, or the next in order who has voted where the chair is absent or stands aside from everything.',
  },
  'meeting.notOnAgenda': {
    status: 422,
    zh: '有 {count} 项不在本次会议的议程上。',
    en: '{count} of the cases are not on the agenda of this meeting.',
  },
  'meeting.itemLeft': {
    status: 409,
    zh: '“{title}”已离开审议环节，不能表决。',
    en: '"{title}" is no longer before the meeting and cannot be voted on.',
  },
  'meeting.recused': {
    status: 403,
    zh: '您对“{title}”应当回避，不能表决：{reasonZh}。',
    en: 'You stand aside on "{title}" and cannot vote: {reasonEn}.',
  },
  'meeting.undecided': {
    status: 409,
    zh: '有 {count} 项尚不能审定：{whichZh}。',
    en: '{count} item(s) cannot be decided yet: {whichEn}.',
  },
  'meeting.reasonMissing': {
    status: 422,
    zh: '以下各项表决未通过而没有理由，请参加表决的成员改投并写明理由，再宣布结果：{whichZh}。',
    en: 'Voted down without a reason; members must vote so and give one, then conclude: {whichEn}.',
  },
  'meeting.overQuota': {
    status: 422,
    zh: '{typeZh}名额 {quota} 个，已用 {taken} 个，本次拟认定 {selected} 项，超出名额，请调整表决。',
    en: '{typeEn}: {quota} places, {taken} taken, {selected} selected now, which is too many; vote again.',
  },
  'meeting.noMinutes': {
    status: 404,
    zh: '会议尚未审定，还没有纪要。',
    en: 'The meeting is not concluded; there are no minutes yet.',
  },
  'meeting.notConcluded': {
    status: 409,
    zh: '审定会还没有宣布审定结果，没有可以公示或者公布的内容；请先完成表决，由主持人宣布结果。',
    en: 'The meeting is not concluded: there is nothing to publish or announce. Have the votes taken and the result declared first.',
  },
  'meeting.nothingToPublish': {
    status: 409,
    zh: '审定会（{state}）没有可以公示的项目：公示已经发布，没有拟认定的项目，或者拟认定的项目均已中止办理。',
    en: 'Nothing of this meeting ({state}) can be published: it has been, nobody was selected, or all of them are suspended.',
  },
  'meeting.nothingToAnnounce': {
    status: 409,
    zh: '现在没有可以公布的项目（{held} 项仍在办理中）。',
    en: 'There is nothing to announce now ({held} case(s) are still on their way).',
  },

  // 公示更正
  'notice.over': {
    status: 409,
    zh: '没有正在进行的公示，不能更正公示内容。',
    en: 'No public notice of it runs now: there is nothing to correct.',
  },
  'notice.stale': {
    status: 409,
    zh: '公示内容其间已经更正（现为第 {version} 版），请核对后重新更正。',
    en: 'The notice was corrected meanwhile (it is at version {version} now); look at what it says and correct that.',
  },
  'notice.nothingCorrected': {
    status: 422,
    zh: '更正后的内容与公示内容相同，请填写更正后的名称。',
    en: 'Nothing of it reads otherwise than the notice does; give the name as it should be.',
  },
  'notice.changesWhoIsListed': {
    status: 422,
    zh: '更正“{fieldZh}”会改变公示的对象，不属于文字更正。谁列入公示由审定会审定：确有错误的，请中止办理，或者经异议处理、重新审定后另行公示。',
    en: 'A correction of "{fieldEn}" changes who is listed as what and is no mere wording. A meeting decides that: suspend the case, or let an objection or another meeting decide, with a notice of its own.',
  },
  'notice.hostOfRehearsal': {
    status: 422,
    zh: '依托单位是真实登记的，演练中不更改其名称。',
    en: 'Its host is a registered one: a rehearsal does not change how it is called.',
  },
  'notice.namesAnother': {
    status: 422,
    zh: '“{name}”（{fieldZh}）是另一公示对象、已登记单位或者已认定基地的名称。更换公示对象不属于文字更正，须重新审定、另行公示。',
    en: '"{name}" ({fieldEn}) is the name of somebody else: of the batch, registered, or accredited. To list another is no mere wording: it takes another decision and a notice of its own.',
  },

  // 决定
  'decision.belowThreshold': {
    status: 422,
    zh: '总分或某一维度未达到认定标准，不能拟认定。',
    en: 'The total or a dimension is below the standard; it cannot be selected.',
  },
  'decision.selectedWithReasons': {
    status: 422,
    zh: '拟认定不附不予认定的理由（测算结果：{figuresZh}）。',
    en: 'Whoever is selected is given no reason against it (the figures: {figuresEn}).',
  },
  'decision.reasonContradicted': {
    status: 422,
    zh: '不能以“{reasonZh}”为由：{figuresZh}。',
    en: '"{reasonEn}" cannot be the reason: {figuresEn}.',
  },
  'decision.quotaReached': {
    status: 422,
    zh: '该类型名额（{quota}）已满。',
    en: 'The quota of this type ({quota}) is used up.',
  },
  'decision.otherBase': {
    status: 409,
    zh: '同一平台、同一领域已认定或拟认定“{base}”，按管理办法（{article}）不能再认定。',
    en: 'By the measures ({article}) it cannot be selected: "{base}" has the title, or is to have it, on the same platform and field.',
  },
  'decision.cannotCultivate': {
    status: 422,
    zh: '不符合培育条件。',
    en: 'It does not meet the conditions for cultivation.',
  },
} as const satisfies Record<string, ProblemText>;
