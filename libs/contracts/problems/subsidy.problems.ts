import type { ProblemText } from './problem-text.js';

export const SUBSIDY_PROBLEMS = {
  // 后补助方案
  'scheme.codeUsed': { status: 409, zh: '方案编号“{code}”已被使用。', en: 'The code "{code}" is in use.' },
  'scheme.groundRequired': {
    status: 422,
    zh: '请指明依据：评价年度、认定批次，或两者。',
    en: 'Name the ground: a campaign, a batch, or both.',
  },
  'scheme.notPublished': {
    status: 422,
    zh: '评价“{campaign}”的等次尚未全部公布（{count} 家未定等次），不能据以补助。',
    en: 'Not every grade of campaign "{campaign}" is published ({count} to go); no subsidy yet.',
  },
  'scheme.rehearsalMixed': {
    status: 422,
    zh: '演练与正式办理不得放在同一方案。',
    en: 'A scheme is a rehearsal as a whole or not at all.',
  },
  'scheme.measuresDiffer': {
    status: 422,
    zh: '评价与批次适用的管理办法版本不同，请分别设立方案。',
    en: 'Campaign and batch pin different versions of the measures; open a scheme for each.',
  },

  'scheme.nobodyEligible': {
    status: 422,
    zh: '没有可补助的基地（{count} 家未列入：{reasonsZh}），不能启动补助方案。',
    en: 'No base is eligible ({count} left out: {reasonsEn}); a scheme cannot be opened.',
  },

  // 凭证
  'voucher.windowClosed': {
    status: 409,
    zh: '凭证报送至 {dueOn}（含当日），现已截止。',
    en: 'Vouchers could be filed until {dueOn}.',
  },
  'voucher.numberUsed': {
    status: 409,
    zh: '凭证号“{number}”已经报送过：同一张凭证只计一次，不论哪个方案、哪个基地。',
    en: 'Voucher "{number}" has been filed before: a voucher counts once, in whichever scheme and for whichever base.',
  },
  'voucher.outsideWindow': {
    status: 422,
    zh: '支出日期须在 {from} 至 {to} 之间。',
    en: 'The day of spending must lie between {from} and {to}.',
  },
  'voucher.tooMany': { status: 422, zh: '每个基地最多报送 {max} 张凭证。', en: 'At most {max} vouchers for one base.' },
  'voucher.verifiedAlready': {
    status: 409,
    zh: '凭证已经核定，不能更改或撤回。',
    en: 'The voucher has been verified and can no longer be changed or taken back.',
  },
  'voucher.overVerified': {
    status: 422,
    zh: '核定金额不得超过凭证金额。',
    en: 'Not more than the amount of the voucher can be verified.',
  },

  // 分配方案
  'subsidy.filingOpen': {
    status: 409,
    zh: '凭证报送至 {dueOn}（含当日），此后才能提出分配方案。',
    en: 'Vouchers are filed until {dueOn}; the proposal waits for that.',
  },
  'subsidy.vouchersUnverified': {
    status: 422,
    zh: '尚有 {count} 张凭证未核定。',
    en: '{count} voucher(s) have not been verified yet.',
  },
  'subsidy.awardUnknown': {
    status: 422,
    zh: '方案中没有这一补助对象：{award}。',
    en: 'The scheme has no award {award}.',
  },
  'subsidy.overBudget': {
    status: 422,
    zh: '可补合计 {entitled} 元超过预算 {budget} 元，请逐项调减。',
    en: 'Entitlements of {entitled} yuan exceed the budget of {budget} yuan; reduce single awards.',
  },
  'subsidy.samePerson': {
    status: 403,
    zh: '分配方案须由提出人以外的人审批。',
    en: 'The allocation must be approved by someone other than its proposer.',
  },
  'subsidy.basesChanged': {
    status: 409,
    zh: '提出方案后有 {count} 家基地被撤销或进入整改（{bases}），请退回重提。',
    en: '{count} base(s) were revoked or went into rectification after the proposal ({bases}); send it back.',
  },
  'subsidy.notApproved': {
    status: 409,
    zh: '方案尚未批准，没有拨付清单。',
    en: 'The scheme is not approved; there is no payment list.',
  },
} as const satisfies Record<string, ProblemText>;
