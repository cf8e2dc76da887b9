import type { ProblemText } from './problem-text.js';

export const CASE_PROBLEMS = {
  // Cases
  'case.wrongState': {
    status: 409,
    zh: '当前环节为“{state}”，不能进行这项操作。',
    en: 'The case is at "{state}"; this cannot be done now.',
  },
  'case.closed': { status: 409, zh: '本事项已经办结（{state}）。', en: 'This case has ended: {state}.' },
  'case.noSuchStep': {
    status: 409,
    zh: '这类事项的程序中没有“{action}”这一步。',
    en: 'The procedure of such a case has no such step ({action}).',
  },
  'case.stageOver': {
    status: 409,
    zh: '期限已过，本环节已经关闭。',
    en: 'The time limit has passed; the stage is closed.',
  },
  'case.suspended': {
    status: 409,
    zh: '本事项已于 {on} 中止办理（理由：“{reason}”），恢复办理后再进行这项操作。',
    en: 'The case has been suspended since {on} ("{reason}"); this can be done once it is resumed.',
  },
  'case.notSuspended': {
    status: 409,
    zh: '本事项没有中止，无须恢复。',
    en: 'The case is not suspended: there is nothing to resume.',
  },
  'case.reasonRequired': { status: 422, zh: '请说明{whatZh}。', en: 'Give {whatEn}.' },
  'case.reasonUnknown': {
    status: 422,
    zh: '理由“{reason}”不适用于这项操作，可用的有：{allowedZh}。',
    en: 'Reason "{reason}" does not apply here; these do: {allowedEn}.',
  },
  'case.commandCancelled': {
    status: 503,
    zh: '请求已超时取消，未作任何更改，请重试。',
    en: 'The request timed out and was cancelled; nothing was changed. Try again.',
  },

  'reversal.notReversible': {
    status: 409,
    zh: '不能撤销：{whyZh}。可以撤销的步骤：{stepsZh}。请按程序继续办理。',
    en: 'It cannot be reversed: {whyEn}. What can be reversed: {stepsEn}. Go on as the procedure says.',
  },
  'reversal.notYours': {
    status: 403,
    zh: '“{action}”由他人办理，只有办理人或系统管理员可以撤销。',
    en: 'Somebody else did it ({action}); only that person or an administrator may reverse it.',
  },
  'reversal.noticeEnded': {
    status: 409,
    zh: '公示期已满，不能撤销受理；请核查异议并作出处理。',
    en: 'The public notice has ended: the acceptance cannot be reversed. Investigate the objection and decide on it.',
  },
  'reversal.meetingEnded': {
    status: 409,
    zh: '选出本项的审定会已经办结，没有公示和公布可以恢复；申报单位可以申请复核。',
    en: 'The meeting that selected the case has ended: there is no notice or announcement to go back to. The applicant may ask for a review.',
  },
  'reversal.letterSent': {
    status: 409,
    zh: '已有 {count} 项发出通知：{whichZh}，复核期限已经起算，不能再撤销审定结果；对结果有异议的，由申报单位申请复核。',
    en: 'Letters about {count} case(s) have been sent ({whichEn}), and the time to ask for a review runs: the conclusion cannot be reversed any more. An applicant who disagrees asks for a review.',
  },
  'reversal.casesActedOn': {
    status: 409,
    zh: '宣布审定结果后，有 {count} 项已经办理：{whichZh}，不能再撤销，请按程序继续办理。',
    en: 'After the conclusion somebody has acted on {count} case(s): {whichEn}. It cannot be reversed; go on as the procedure says.',
  },
  'reversal.batchClosed': {
    status: 409,
    zh: '本批次已经办结，不能再撤销审定结果。',
    en: 'The batch is closed: the conclusion cannot be reversed any more.',
  },
  'reversal.actedSince': {
    status: 409,
    zh: '“{action}”之后已有人办理，不能再撤销，请按程序继续办理。',
    en: 'Somebody has acted on it since ({action}): it cannot be reversed; go on as the procedure says.',
  },

  'case.nobodyToRemind': {
    status: 422,
    zh: '本环节没有待办的人，无须催办。',
    en: 'Nobody has a task in this stage: there is nobody to remind.',
  },
  'case.remindedAlready': {
    status: 409,
    zh: '已于 {on} 催办；每个工作日催办一次，请待下一个工作日。',
    en: 'They were reminded on {on}; once a working day is enough: do it again on the next.',
  },

  'case.officerUnknown': {
    status: 422,
    zh: '该账号不是在岗的受理人员，请从受理人员名单中选择。',
    en: 'This account is no active case officer: choose one from the list of officers.',
  },
  'case.officerAlready': {
    status: 409,
    zh: '经办人没有变化，无须再次分派。',
    en: 'The officer in charge is the same already: nothing is to be done.',
  },

  'case.noLimit': { status: 422, zh: '本环节没有期限，无须延长。', en: 'No time limit runs in this stage.' },

  'case.extensionInPast': {
    status: 422,
    zh: '延长 {workingDays} 个工作日后，期限仍在过去（{dueZh}）；至少须延长 {least} 个工作日。',
    en: 'With {workingDays} more working day(s) the limit would still be in the past ({dueEn}); at least {least} are needed.',
  },

  'case.extensionUsedUp': {
    status: 422,
    zh: '期限过去已久：按管理办法（{article}）累计延长至 {max} 个工作日，仍早于今日（{dueZh}），不能再延长。',
    en: 'The limit passed too long ago: even the {max} working days that the measures ({article}) allow end in the past ({dueEn}).',
  },

  'case.extensionTooLong': {
    status: 422,
    zh: '同一期限累计延长不得超过 {max} 个工作日（{article}），已延长 {granted} 个工作日。',
    en: 'By the measures ({article}) a limit is extended by no more than {max} working days in all; {granted} have been granted.',
  },

  'recommendation.rankTaken': {
    status: 409,
    zh: '本单位在本批次已将“{title}”（受理编号：{receipt}）排在第 {ranking} 位，请另选名次。',
    en: 'Your unit has already ranked "{title}" ({receipt}) at place {ranking} in this batch: choose another place.',
  },

  // 形式审查
  'check.itemUnknown': { status: 422, zh: '形式审查清单中没有“{item}”。', en: 'The checklist has no item "{item}".' },
  'check.stale': {
    status: 409,
    zh: '下列各项其间已另有判断或者材料已重新提交，未保存您的判断，请核对：{itemsZh}。',
    en: 'Somebody has judged these meanwhile, or the dossier was submitted anew, and yours was not saved; look at what is there now: {itemsEn}.',
  },
  'check.incomplete': {
    status: 422,
    zh: '尚有 {count} 项未审查：{itemsZh}。请逐项审查后再作决定。',
    en: '{count} item(s) have not been checked yet: {itemsEn}. Mark each of them before you decide.',
  },
  'check.hasFailures': {
    status: 422,
    zh: '有 {count} 项不符合，不能受理：{itemsZh}。请退回补正或者不予受理。',
    en: '{count} item(s) fail, it cannot be accepted: {itemsEn}. Return it or refuse it.',
  },
  'check.noFailures': {
    status: 422,
    zh: '没有不符合的项目，不能退回或不予受理。请先在形式审查清单中将有问题的项目标为“不符合”，并写明情况。',
    en: 'No item fails; there is nothing to return or refuse for. Mark on the checklist what fails, and say why.',
  },
  'check.reasonUnfounded': {
    status: 422,
    zh: '理由“{reasonZh}”与审查结果不一致：以此为由不予受理，须有下列审查项不符合：{itemsZh}。请核对审查意见，或者改选理由。',
    en: 'The reason "{reasonEn}" is not what the checklist says: one of these items must fail for it: {itemsEn}. Look at the marks again, or give another reason.',
  },
  'check.correctedAlready': {
    status: 422,
    zh: '补正以 {max} 次为限。',
    en: 'Correction is possible {max} time(s) only.',
  },

  'check.notCorrectable': {
    status: 422,
    zh: '“{itemsZh}”不符合，不能通过补正改正，应当不予受理，不能退回补正。',
    en: '"{itemsEn}" fails and cannot be put right by a correction: the case is to be refused, not returned.',
  },
  'check.correctable': {
    status: 422,
    zh: '不符合的项目（{itemsZh}）均可补正，且补正机会尚未用完，应当退回补正，不能不予受理。',
    en: 'What fails ({itemsEn}) can be corrected, and a correction is still open: return it instead of refusing it.',
  },

  // 补正
  'correction.none': { status: 404, zh: '本事项没有退回补正。', en: 'This case has not been returned for correction.' },
  'correction.itemUnknown': {
    status: 422,
    zh: '“{item}”不在退回的各项之中，无须答复。',
    en: '"{item}" is not among what it was returned for.',
  },
  'correction.stale': {
    status: 409,
    zh: '下列各项其间已另有答复，未保存您的答复，请核对：{itemsZh}。',
    en: 'Somebody has answered meanwhile, and yours was not saved; look at what is there now: {itemsEn}.',
  },
  'correction.returnedAnew': {
    status: 409,
    zh: '其间申报书又被退回一次，未保存您的答复，请按现在的退回理由答复。',
    en: 'The dossier was returned anew meanwhile, and your answer was not saved; answer what it is returned for now.',
  },
  'correction.partClosed': {
    status: 409,
    zh: '补正只能修改退回所涉的部分，“{partZh}”不在其中。退回的各项：{itemsZh}。',
    en: 'A correction changes only what it was returned for, and {partEn} is no part of it. It was returned for: {itemsEn}.',
  },
  'correction.unanswered': {
    status: 422,
    zh: '退回的各项中尚有 {count} 项没有答复：{itemsZh}。请逐项写明如何补正，再重新提交。',
    en: '{count} item(s) that it was returned for have no answer: {itemsEn}. Say of each what was done, then submit again.',
  },

  // 专家
  'panel.tooFew': { status: 422, zh: '专家不得少于 {min} 人。', en: 'At least {min} experts are needed.' },
  'panel.notOdd': { status: 422, zh: '专家人数须为单数。', en: 'The number of experts must be odd.' },
  'draw.poolTooSmall': {
    status: 422,
    zh: '专家库中符合条件的专家不足：需 {wanted} 名，仅有 {drawn} 名；{whyZh}。请补充专家后再抽取。',
    en: 'The pool does not suffice: {wanted} experts are needed and {drawn} may be drawn; {whyEn}. Add experts and draw again.',
  },
  'draw.notOnPanel': {
    status: 422,
    zh: '该专家不在本项目的评审组中，请从评审组名单中选择。',
    en: 'That expert is not on the panel of this case; choose one who is.',
  },
  'draw.objectionOpen': {
    status: 409,
    zh: '本项目尚有异议未办结，请先办结异议，再作废专家评分。',
    en: 'An objection to this case is still open: settle it first, then void the score.',
  },
  'draw.none': { status: 404, zh: '本项目尚未抽取专家。', en: 'No experts have been drawn for this case yet.' },
  'invitation.answeredAlready': {
    status: 409,
    zh: '邀请已经答复，不能更改。',
    en: 'The invitation has been answered and cannot be changed.',
  },
  'invitation.expired': {
    status: 409,
    zh: '答复期限已于 {on} 届满，邀请由其他专家替补，不能再答复。',
    en: 'The limit to answer passed on {on}; somebody else is invited instead, and it cannot be answered any more.',
  },
  'invitation.withdrawn': {
    status: 409,
    zh: '因应当回避，邀请已于 {on} 撤销，无须答复。',
    en: 'The invitation was withdrawn on {on} because you must stand aside; there is nothing to answer.',
  },
  'avoidance.panelClosed': {
    status: 409,
    zh: '专家评审已经结束，不能自行退出；请将回避情形告知承办人，由其作废评分并补抽专家。',
    en: 'The review has ended, and you cannot leave its panel by yourself: tell the case officer, who makes the score void and draws the seat again.',
  },
  'avoidance.declaredAlready': {
    status: 409,
    zh: '您已于 {on} 退出本项目的评审，无须再次声明。',
    en: 'You left the panel of this case on {on}: there is nothing more to declare.',
  },
  'expert.versionRequired': {
    status: 428,
    zh: '没有注明修改的是专家资料的第几版，因此没有保存。请刷新页面后重新保存；通过接口办理的，见接口文档。',
    en: 'Nothing was saved, as it was not said which version of the profile was changed. Load the page again and save once more; the documentation of the API says how programs do it.',
  },
  'expert.stale': {
    status: 409,
    zh: '您修改的不是最新资料：现为第 {version} 版，其间可能登记了新的回避关系。未保存您的修改，请核对最新资料后再办理。',
    en: 'You changed an older profile: it is version {version} by now, and somebody may have added a tie. Yours was not saved; look at what is there now, and do it again.',
  },
  'expert.tieOfNobody': {
    status: 422,
    zh: '每项回避关系须写明单位信用代码或人员姓名。',
    en: 'Every tie names an organisation (USCC) or a person.',
  },
  'expert.tieNotYours': {
    status: 422,
    zh: '本人可以登记新的回避关系，或者注明一项关系自今日起终止；删除已登记的关系、把终止日改为今日以前的，请联系受理人员。',
    en: 'Of yourself you can add ties, or end one as of today; to take one out, or to have it end before today, ask a case officer.',
  },
  'expert.workNotYours': {
    status: 422,
    zh: '本人可以登记新的论文和项目；删除已登记的，请联系受理人员。',
    en: 'Of yourself you can add papers and projects; to take one out, ask a case officer.',
  },
  'expert.tieBackDated': {
    status: 422,
    zh: '本人新登记的关系，终止日不得早于今日（{today}），所填为 {until}；以前已经终止的，请联系受理人员登记。',
    en: 'A tie that you add of yourself ends today ({today}) at the earliest, not on {until}; for one that ended before, ask a case officer.',
  },
  'expert.nameNotYours': {
    status: 422,
    zh: '姓名用于核对回避关系，本人不能更改；需要更正的，请联系受理人员。',
    en: 'By the name it is seen on what you stand aside, so that you cannot change it yourself: ask a case officer.',
  },
  'expert.fieldsUnfit': {
    status: 422,
    zh: '专家须至少填写一个专业领域；不是专家的审定人员不参加抽取，不填专业领域，只登记工作单位和应当回避的关系。',
    en: 'An expert has at least one field; somebody who decides and is no expert is not drawn and gives none, only employer and ties.',
  },
  'expert.languageUnknown': {
    status: 422,
    zh: '没有语种“{language}”，请从语种名录中选择。',
    en: 'There is no language "{language}"; give the two letters of ISO 639-1, such as en or ru.',
  },
  'expert.awayUnfit': {
    status: 422,
    zh: '暂不参加评审的截止日须在今日（{today}）至一年后（{latest}）之间；仍不能参加的，届时再延长。',
    en: 'Being away ends between today ({today}) and a year from now ({latest}); whoever is away for longer says so again then.',
  },
  'expert.fieldUnknown': { status: 422, zh: '没有领域“{field}”。', en: 'There is no field "{field}".' },
  'case.standAside': {
    status: 403,
    zh: '您对本事项应当回避，请由其他人员办理：{reasonZh}。',
    en: 'You stand aside on this case, and somebody else must handle it: {reasonEn}.',
  },
  'panel.avoidance': {
    status: 422,
    zh: '{person}应当回避：{tieZh}（{article}）。',
    en: '{person} must stand aside: {tieEn} ({article}).',
  },
  'review.submittedAlready': {
    status: 409,
    zh: '评分已经提交，不能更改。',
    en: 'The scores are submitted and cannot be changed.',
  },
  'review.criterionUnknown': {
    status: 422,
    zh: '评分表中没有“{criterion}”。',
    en: 'The rubric has no criterion "{criterion}".',
  },
  'review.commentMissing': {
    status: 422,
    zh: '得分低于 {from} 分的评分项须写明意见：{criteriaZh}。',
    en: 'A criterion scored below {from} needs a comment: {criteriaEn}.',
  },
  'review.incomplete': { status: 422, zh: '还有评分项未打分：{criteriaZh}。', en: 'Not scored yet: {criteriaEn}.' },

  // 证书核验
  'base.certificateUnknown': {
    status: 404,
    zh: '没有编号为“{number}”的证书。请对照证书逐字核对编号，注意字母、数字和连字符；仍查不到的，不是本系统核发的证书。',
    en: 'There is no certificate "{number}". Compare it with the certificate sign by sign, letters, digits and hyphens; if it is still not found, it was not issued here.',
  },
} as const satisfies Record<string, ProblemText>;
