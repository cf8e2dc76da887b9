import type { ProblemText } from './problem-text.js';

export const EVALUATION_PROBLEMS = {
  // 评价工作
  'campaign.codeTaken': {
    status: 409,
    zh: '编号“{code}”已被使用。',
    en: 'The code "{code}" is taken.',
  },
  'campaign.measureUnknown': { status: 422, zh: '没有管理办法“{measure}”。', en: 'There is no measure "{measure}".' },
  'campaign.measureNotInForce': {
    status: 422,
    zh: '管理办法“{measure}”今日未施行，只能用于演练。',
    en: 'The measure "{measure}" is not in force today; it can only be rehearsed with.',
  },
  'campaign.batchUnknown': { status: 422, zh: '有的批次不存在。', en: 'A batch does not exist.' },
  'campaign.batchOfOtherPace': {
    status: 422,
    zh: '演练只能评价演练批次，正式评价只能评价正式批次。',
    en: 'A rehearsal covers rehearsed batches only, a real campaign real ones only.',
  },
  'campaign.rehearsalNotAllowed': {
    status: 422,
    zh: '本系统不允许演练。',
    en: 'Rehearsals are not allowed here.',
  },
  'campaign.filingOpen': {
    status: 409,
    zh: '报送尚未截止，不能公布等次。',
    en: 'The filing has not ended; grades cannot be published yet.',
  },
  'campaign.unfinished': {
    status: 409,
    zh: '尚有 {count} 家评价未完成，不能公布等次。',
    en: '{count} evaluation(s) are not finished; grades cannot be published yet.',
  },
  'campaign.tiesNeedVote': {
    status: 422,
    zh: '有 {count} 家在名额边界并列，须附会议表决的先后顺序。',
    en: '{count} bases are tied at the edge of the best grade; give the order of the committee vote.',
  },
  'campaign.voteNotNeeded': {
    status: 422,
    zh: '“{id}”不在并列之列，不能表决。',
    en: '"{id}" is not tied at the edge; there is nothing to vote on.',
  },
  'campaign.publishedAlready': { status: 409, zh: '等次已经公布。', en: 'The grades are published already.' },
  'campaign.nobodyDue': {
    status: 422,
    zh: '没有应评价的基地（{count} 家未列入，原因见所列），不能启动评价。',
    en: 'No base is due ({count} left out, see leftOut for the reasons); a campaign cannot be opened.',
  },
  'campaign.filedAlready': {
    status: 409,
    zh: '已有 {count} 家报送，不能撤回。',
    en: '{count} base(s) have filed; the campaign cannot be withdrawn.',
  },
  'campaign.over': {
    status: 409,
    zh: '报送已截止、等次已公布或评价已撤回，不能撤回。',
    en: 'The filing has ended, the grades are published or the campaign is withdrawn: it cannot be withdrawn.',
  },
  'campaign.withdrawnAlready': { status: 409, zh: '评价已撤回。', en: 'The campaign has been withdrawn.' },
  'campaign.notPublished': { status: 404, zh: '等次尚未公布。', en: 'The grades are not published yet.' },

  // 年度评价
  'evaluation.filedAlready': {
    status: 409,
    zh: '自评材料已经报送，不能更改。',
    en: 'The self-evaluation is filed and cannot be changed.',
  },
  'evaluation.filingOver': {
    status: 409,
    zh: '报送期限已于 {dueOn} 届满，未报送的按规定定等，不再受理。',
    en: 'The limit of the filing passed on {dueOn}; nothing is accepted any more, and the rules give the grade.',
  },
  'evaluation.stale': {
    status: 409,
    zh: '下列各项其间已另有填报，未保存您的填报，请核对：{itemsZh}。',
    en: 'Somebody has filled these in meanwhile, and yours was not saved; look at what is there now: {itemsEn}.',
  },
  'evaluation.incomplete': {
    status: 422,
    zh: '尚未填报：{missingZh}。',
    en: 'Not filed yet: {missingEn}.',
  },
  'evaluation.figureInvalid': {
    status: 422,
    zh: '指标“{indicatorZh}”的数值不符合其单位（计数须为整数，百分比不得超过 100）。',
    en: 'The value of "{indicatorEn}" does not fit its unit (counts are whole, percentages at most 100).',
  },
  'evaluation.evidenceUnknown': {
    status: 422,
    zh: '指标“{indicatorZh}”的佐证材料不存在，或不是本单位上传的。',
    en: 'Evidence of "{indicatorEn}" does not exist or was not uploaded by your organisation.',
  },
  'evaluation.bonusUnknown': {
    status: 422,
    zh: '管理办法中没有加分项“{item}”。',
    en: 'The measure has no bonus item "{item}".',
  },
  'evaluation.bonusNotClaimed': {
    status: 422,
    zh: '加分项“{itemZh}”未申报，不能认可。',
    en: 'The bonus item "{itemEn}" was not claimed and cannot be accepted.',
  },

  // 整改
  'rectification.filedAlready': { status: 409, zh: '已经报送，不能更改。', en: 'It is filed and cannot be changed.' },
  'rectification.earlierMissing': {
    status: 409,
    zh: '请先补报：{documentsZh}。',
    en: 'File first: {documentsEn}.',
  },
  'rectification.problemUnknown': {
    status: 422,
    zh: '整改清单中没有“{problem}”。',
    en: 'The list of problems has no "{problem}".',
  },
  'rectification.documentsMissing': {
    status: 422,
    zh: '未报送{documentsZh}，不能恢复称号。',
    en: 'The title cannot be restored: {documentsEn} was never filed.',
  },
  'rectification.problemsOpen': {
    status: 422,
    zh: '尚有 {count} 个问题未整改到位，不能恢复称号。',
    en: 'The title cannot be restored: {count} listed problem(s) are still open.',
  },
  'rectification.belowLine': {
    status: 422,
    zh: '验收得分 {score} 低于 {line}，不能恢复称号。',
    en: 'The title cannot be restored: the score of {score} is below {line}.',
  },
  'rectification.passed': {
    status: 422,
    zh: '材料齐全、问题全部整改到位、得分达到要求，不能以验收不合格撤销称号。',
    en: 'Everything is filed, every problem is closed and the score is enough: the title cannot be revoked for a failed acceptance.',
  },
} as const satisfies Record<string, ProblemText>;
