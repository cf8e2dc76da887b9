import type { ProblemText } from './problem-text.js';

export const DOSSIER_PROBLEMS = {
  'dossier.editorNeeded': {
    status: 403,
    zh: '您对这份材料只能查看。请联系它的负责人或者本单位的管理员，把您设为编辑人。',
    en: 'You may only look at this dossier; ask one of its owners, or an administrator of your organisation, to make you an editor.',
  },
  'dossier.ownerNeeded': {
    status: 403,
    zh: '这一步须由这份材料的负责人办理。请联系它的负责人或者本单位的管理员。',
    en: 'This is for the owners of the dossier; ask one of them, or an administrator of your organisation.',
  },
  // 申报指南
  'batch.windowReversed': {
    status: 422,
    zh: '截止日期（{closesOn}）早于开始日期（{opensOn}）。',
    en: 'The guide closes ({closesOn}) before it opens ({opensOn}).',
  },
  'batch.windowTooShort': {
    status: 422,
    zh: '申报期过短：按管理办法（{article}）最早可于 {earliest} 截止。',
    en: 'The window is too short: by the measures ({article}) it may close on {earliest} at the earliest.',
  },
  'batch.opensInPast': {
    status: 422,
    zh: '申报开始日期（{opensOn}）不得早于今天（{today}）。',
    en: 'The guide cannot open ({opensOn}) before today ({today}).',
  },
  'batch.opensTooLate': {
    status: 422,
    zh: '申报开始日期（{opensOn}）过晚，最晚为 {latest}（自今天起一年内），请核对年份。',
    en: 'The guide opens too late ({opensOn}): by {latest}, a year from today, at the latest. Check the year.',
  },
  'batch.windowTooLong': {
    status: 422,
    zh: '截止日期（{closesOn}）过晚，最晚为 {latest}（申报期不超过一年），请核对年份。',
    en: 'The guide closes too late ({closesOn}): by {latest} at the latest, for a window is a year at most. Check the year.',
  },
  'batch.windowNotLonger': {
    status: 422,
    zh: '申报期只能延长：现截止日为 {closesOn}，请填写其后的日期。',
    en: 'A window is only ever extended: it ends on {closesOn} now, name a later day.',
  },
  'batch.windowLeavesYear': {
    status: 422,
    zh: '申报期不能延至 {year} 年以后：统计期按截止日所在年度确定，已提交的申报书均按其核算。请在当年内选定日期，或者另发指南。',
    en: 'The window cannot be extended beyond {year}: the years whose figures count go by the year of its cut-off, also for what is submitted. Name a day of that year, or issue another guide.',
  },
  'batch.measureNotInForce': {
    status: 422,
    zh: '{day} 没有施行中的管理办法，或者所选版本当日未施行。请核对申报起始日和管理办法版本。',
    en: 'No measure is in force on {day}, or the version that was chosen is not. Check the first day and the version.',
  },
  'batch.stepNotFoundInMeasure': {
    status: 422,
    zh: '管理办法“{measure}”没有推荐环节。',
    en: 'Measure "{measure}" has no recommending step.',
  },
  'batch.fieldUnknown': { status: 422, zh: '领域目录中没有“{field}”。', en: 'The list of fields has no "{field}".' },
  'batch.countryUnknown': {
    status: 422,
    zh: '“{country}”不是可列入指南的国家或地区代码。',
    en: '"{country}" is no country that a guide can name.',
  },
  'batch.noQuota': { status: 422, zh: '至少须有一个类型设有名额。', en: 'At least one type must have places.' },
  'batch.codeTaken': { status: 409, zh: '指南编号“{code}”已被使用。', en: 'The code "{code}" is in use.' },
  'batch.rehearsalNotAllowed': {
    status: 422,
    zh: '本系统不允许演练批次。',
    en: 'Rehearsals are not allowed on this installation.',
  },

  // 申报书
  'dossier.noOrganisation': {
    status: 403,
    zh: '您的账号没有关联申报单位。',
    en: 'Your account belongs to no organisation.',
  },
  'dossier.partUnknown': {
    status: 404,
    zh: '这一类型的申报书没有“{partZh}”部分。',
    en: 'A dossier of this type has no part "{partEn}".',
  },
  'dossier.versionRequired': {
    status: 428,
    zh: '没有注明修改的是第几版，因此没有保存。请刷新页面后重新保存；通过接口办理的，见接口文档。',
    en: 'Nothing was saved, as it was not said which version was changed. Load the page again and save once more; the documentation of the API says how programs do it.',
  },
  'dossier.stale': {
    status: 409,
    zh: '您修改期间，这一部分已由他人或在其他窗口保存（现为第 {version} 版），您的修改没有保存。请比对两者的差异，再决定保留哪些。',
    en: 'While you were at it, this part was saved by somebody else or in another window (it is version {version} now), and what you changed was not saved. Compare the two, and decide what to keep.',
  },
  'dossier.notSavedYet': {
    status: 409,
    zh: '这一部分还从未保存过，您的修改所依据的版本并不存在，因此没有保存。请刷新页面后重新保存。',
    en: 'This part has never been saved, so there is no version for you to have changed: nothing was saved. Load the page again and save once more.',
  },
  'dossier.locked': {
    status: 409,
    zh: '申报书已提交锁定，不能修改。',
    en: 'The dossier is submitted and locked; it cannot be changed.',
  },
  'dossier.submittedAlready': {
    status: 409,
    zh: '申报书已经提交过，不能删除。',
    en: 'The dossier has been submitted and cannot be deleted.',
  },
  'dossier.notOpenYet': {
    status: 422,
    zh: '本批次自 {opensOn} 起受理申报。',
    en: 'The guide opens on {opensOn}.',
  },
  'dossier.closed': {
    status: 422,
    zh: '本批次受理申报至 {closesOn}（含当日），逾期不予受理。',
    en: 'The guide closed on {closesOn}; late dossiers are not accepted.',
  },
  'dossier.typeNotCalledFor': {
    status: 422,
    zh: '本批次申报指南不受理“{type}”类型。',
    en: 'The guide does not call for the type "{type}".',
  },
  'dossier.incomplete': {
    status: 422,
    zh: '申报书有 {count} 处问题，请按所列问题修改后再提交。',
    en: 'The dossier has {count} problem(s); mend what is named below, then submit.',
  },
  'dossier.gatesFailed': {
    status: 422,
    zh: '不符合所列申报条件。',
    en: 'The entry conditions that are named below are not met.',
  },
  'dossier.noSuchRevision': { status: 404, zh: '没有第 {revision} 版。', en: 'There is no revision {revision}.' },

  // 依托单位
  'uscc.valid': {
    status: 422,
    zh: '该统一社会信用代码校验通过，无需人工核验。',
    en: 'The credit code passes its check; there is nothing to override.',
  },
  'uscc.licenceNotImage': {
    status: 422,
    zh: '请上传营业执照或法人证书的扫描件（PDF、PNG 或 JPEG）。',
    en: 'Give the licence as a scan (PDF, PNG or JPEG).',
  },
} as const satisfies Record<string, ProblemText>;
