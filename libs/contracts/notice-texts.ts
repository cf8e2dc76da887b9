import type { LocalizedText } from '#domain/measures/measure.js';
import type { NoticeEvent } from '#domain/texts/events.js';

/** Notices to people; `{name}` takes a parameter. */
const TEXTS: Readonly<Record<NoticeEvent, LocalizedText>> = {
  'case.submitted': {
    zh: '收到申报书“{title}”，请在期限内完成形式审查。',
    en: 'Dossier "{title}" has come in; check it within the limit.',
  },
  'case.awaitsRecommendation': {
    zh: '申报书“{title}”已提交，请在期限内提出推荐意见。',
    en: 'Dossier "{title}" has come in; give your opinion on it within the limit.',
  },
  'case.recommendedEnded': {
    zh: '经推荐环节的“{title}”已办结：{stateZh}。',
    en: '"{title}", which was before the recommending unit, has ended: {stateEn}.',
  },
  'case.received': {
    zh: '您的申报书“{title}”已提交，回执编号 {receipt}。',
    en: 'Your dossier "{title}" is submitted; receipt {receipt}.',
  },
  'case.recommended': {
    zh: '“{title}”已获推荐，进入形式审查。',
    en: '"{title}" is recommended and goes to the formal check.',
  },
  'case.notRecommended': {
    zh: '“{title}”未获推荐，意见见办理详情。',
    en: '"{title}" was not recommended; see the case for the opinion.',
  },
  'case.accepted': { zh: '“{title}”已受理。', en: '"{title}" has been accepted.' },
  'case.returned': {
    zh: '“{title}”退回补正 {count} 项：{itemsZh}。请补正后重新提交，至 {dueZh}；逾期视为撤回。',
    en: '"{title}" is returned with {count} item(s) to correct: {itemsEn}. Submit again by {dueEn} or it is deemed withdrawn.',
  },
  'case.refused': {
    zh: '“{title}”不予受理，理由：{reasonsZh}',
    en: '"{title}" has been refused; reasons: {reasonsEn}',
  },
  'case.lapsed': {
    zh: '“{title}”逾期未补正，视为撤回。',
    en: '"{title}" was not corrected in time and is deemed withdrawn.',
  },
  'case.correctionReceived': {
    zh: '“{title}”的补正材料（第 {revision} 版）已提交，回执编号仍为 {receipt}。',
    en: 'The correction of "{title}" (revision {revision}) is submitted; its receipt is still {receipt}.',
  },
  'case.resubmitted': {
    zh: '“{title}”已补正并重新提交（第 {revision} 版），请继续形式审查。',
    en: '"{title}" has been corrected and submitted again (revision {revision}); go on with its formal check.',
  },
  'case.extended': {
    zh: '“{title}”（{stageZh}）的期限由 {before} 延长 {workingDays} 个工作日，至 {afterZh}；理由：{reason}',
    en: 'The limit of "{title}" ({stageEn}) moves from {before} by {workingDays} working day(s) to {afterEn}; reason: {reason}',
  },
  'case.withdrawn': { zh: '“{title}”已由申报单位撤回。', en: '"{title}" has been withdrawn by its applicant.' },
  'case.suspended': {
    zh: '“{title}”（{stageZh}）中止办理，期限停止计算；理由：{reason}',
    en: '"{title}" ({stageEn}) is suspended and its clock stands still; reason: {reason}',
  },
  'case.resumed': {
    zh: '“{title}”（{stageZh}）恢复办理，期限扣除中止的时间，至 {dueZh}；理由：{reason}',
    en: '"{title}" ({stageEn}) is resumed; without the time in between its limit ends on {dueEn}; reason: {reason}',
  },
  'case.resumedWithoutLimit': {
    zh: '“{title}”（{stageZh}）恢复办理；理由：{reason}',
    en: '"{title}" ({stageEn}) is resumed; reason: {reason}',
  },
  'case.reversed': {
    zh: '“{title}”此前的“{actionZh}”系误办，已撤销，恢复至{stageZh}；理由：{reason}',
    en: 'What was done to "{title}" before ({actionEn}) was a mistake and is reversed: it is at "{stageEn}" again; reason: {reason}',
  },
  'review.reversed': {
    zh: '“{title}”的评审邀请系误发，已撤销，无须答复。',
    en: 'The invitation to review "{title}" was a mistake and is withdrawn: there is nothing to answer.',
  },
  'case.dueSoon': {
    zh: '“{title}”（{stageZh}）的期限至 {dueZh}，请按期{taskZh}。',
    en: 'The limit of "{title}" ({stageEn}) ends on {dueEn}: {taskEn}.',
  },
  'case.overdue': {
    zh: '“{title}”（{stageZh}）已逾期（期限至 {dueZh}），请尽快{taskZh}。',
    en: '"{title}" ({stageEn}) is overdue (its limit ended on {dueEn}): {taskEn}.',
  },
  'case.escalated': {
    zh: '“{title}”（{stageZh}）已逾期（期限至 {dueZh}），{turnZh}仍未办理，请予督办。',
    en: '"{title}" ({stageEn}) is overdue (its limit ended on {dueEn}) and still waits for: {turnEn}. See that it is done.',
  },
  'case.officerAssigned': {
    zh: '“{title}”已分派给您经办。',
    en: 'You are in charge of "{title}".',
  },
  'delegation.received': {
    zh: '{fromZh}至{untilZh}由您代“{name}”办理：{rolesZh}。办理时请选择代其办理。',
    en: 'From {fromEn} to {untilEn} you stand in for "{name}" as {rolesEn}; choose to act on their behalf.',
  },
  'delegation.made': {
    zh: '{fromZh}至{untilZh}由“{name}”代您办理：{rolesZh}。',
    en: 'From {fromEn} to {untilEn} "{name}" stands in for you as {rolesEn}.',
  },
  'delegation.ended': {
    zh: '“{standIn}”代“{absent}”办理的委托已终止。',
    en: '"{standIn}" no longer stands in for "{absent}".',
  },
  'case.reminded': {
    zh: '催办：“{title}”（{stageZh}），请尽快{taskZh}；期限至 {dueZh}。',
    en: 'A reminder of "{title}" ({stageEn}): {taskEn}; its limit ends on {dueEn}.',
  },
  'case.remindedWithoutLimit': {
    zh: '催办：“{title}”（{stageZh}），请尽快{taskZh}。',
    en: 'A reminder of "{title}" ({stageEn}): {taskEn}.',
  },
  'review.invited': {
    zh: '邀请您评审“{title}”，请在期限内答复；有应当回避情形的，请说明并谢绝。',
    en: 'You are invited to review "{title}": answer within the limit, and decline if you must stand aside.',
  },
  'draw.poolExhausted': {
    zh: '“{title}”的专家库已无可抽取的专家，请补充专家后继续抽取。',
    en: 'Nobody is left in the pool for "{title}"; add experts and draw again.',
  },
  'review.spread': {
    zh: '“{title}”专家评分最多相差 {spread} 分，超过 {limit} 分，已增请一名专家评审。',
    en: 'The scores of "{title}" lie {spread} points apart, more than {limit}: one further expert was invited.',
  },
  'review.spreadStays': {
    zh: '“{title}”专家评分最多相差 {spread} 分，超过 {limit} 分，应当增请一名专家，但专家库已无人可抽，按现有评分继续办理；请在审定时予以注意，并补充专家库。',
    en: 'The scores of "{title}" lie {spread} points apart, more than {limit}, but nobody is left in the pool for a further expert: it goes on with the scores it has. Mind it at the decision, and add experts to the pool.',
  },
  'review.furtherGivenUp': {
    zh: '“{title}”增请的专家未能参加评审，专家库已无人可补抽；原专家组评分均已提交，按原专家组评分继续办理。请补充专家库。',
    en: 'The further expert of "{title}" does not take part and nobody is left in the pool; the panel as it was drawn first has scored, and its scores count. Add experts to the pool.',
  },
  'review.avoidanceDeclared': {
    zh: '专家{name}对“{title}”声明回避，已退出评审，评分作废，由系统补抽。理由：{reason}',
    en: '{name} stands aside from "{title}" and has left its panel: the scores are void, and the seat is drawn again. Reasons: {reason}',
  },
  'review.seatReleased': {
    zh: '{name}已不是评审专家，其在“{title}”中尚未评分的席位已收回，由系统补抽。',
    en: '{name} is an expert no more: the seat on the panel of "{title}", which has not scored, was given back and is drawn again.',
  },
  'review.voided': {
    zh: '因应当回避，您对“{title}”的评审已终止，已提交的评分作废，无须再办理。',
    en: 'Your review of "{title}" has ended because you must stand aside: scores that you submitted are void, and nothing more is asked of you.',
  },
  'review.assigned': { zh: '请评审“{title}”。', en: 'Please review "{title}".' },
  'file.infected': {
    zh: '您上传的文件“{name}”未通过安全检查，已停止使用；请清除后重新上传。',
    en: 'Malware was found in "{name}", which you have uploaded: it stays closed. Upload a clean one.',
  },
  'file.unscannable': {
    zh: '您上传的文件“{name}”过大，无法进行安全检查，暂不能使用；请上传较小的文件。',
    en: '"{name}", which you have uploaded, is too large to be looked at for malware and stays closed. Upload a smaller one.',
  },
  'webhook.disabled': {
    zh: '向“{host}”推送事件多次失败，已停止推送；请检查对方系统，再恢复推送并补发。',
    en: 'Events could not be sent to {host} again and again, and nothing more is sent there. See to that system, switch it on again, and send what it missed.',
  },
  'visit.due': { zh: '“{title}”进入现场考察。', en: '"{title}" goes to the on-site assessment.' },
  'visit.proposed': {
    zh: '“{title}”拟于 {day} {startsAt}至{endsAt}现场考察，地点：{place}。请至 {dueOn}（含当日）确认，或者说明理由另提日期；逾期未答复视为同意。',
    en: '"{title}" is to be visited on {day}, {startsAt}–{endsAt}, at {place}. Agree by {dueOn}, or ask for another day with the reason; silence is consent.',
  },
  'visit.agreed': {
    zh: '“{title}”的现场考察已商定：{day} {startsAt}至{endsAt}，地点：{place}。',
    en: 'The visit of "{title}" is agreed: {day}, {startsAt}–{endsAt}, at {place}.',
  },
  'visit.answerDueSoon': {
    zh: '“{title}”拟于 {day} 的现场考察安排尚未答复，请至 {dueZh} 确认，或者说明理由另提日期；逾期未答复视为同意。',
    en: 'The plan to visit "{title}" on {day} is not answered yet. Agree, or ask for another day with the reason, by {dueEn}; silence is consent.',
  },
  'visit.calledOff': {
    zh: '{becauseZh}，“{title}”原定 {day} {startsAt}至{endsAt}的现场考察取消，请勿前往。',
    en: '{becauseEn}: the visit of "{title}" on {day}, {startsAt}–{endsAt}, does not take place.',
  },
  'visit.onAgain': {
    zh: '“{title}”恢复办理，现场考察仍按商定的安排进行：{day} {startsAt}至{endsAt}，地点：{place}。',
    en: '"{title}" is resumed, and its visit takes place as it was agreed: {day}, {startsAt}–{endsAt}, at {place}.',
  },
  'visit.silence': {
    zh: '“{title}”的考察安排至 {dueOn} 未获答复，视为同意：{day} {startsAt}至{endsAt}，地点：{place}。确需改期的，请联系受理人员另行提出。',
    en: 'The plan of the visit of "{title}" was not answered by {dueOn}, which counts as consent: {day}, {startsAt}–{endsAt}, at {place}. Where it cannot be that day, ask the case officer to propose another.',
  },
  'visit.agreedBySilence': {
    zh: '“{title}”的申报单位至 {dueOn} 未答复考察安排，视为同意：{day} {startsAt}至{endsAt}，地点：{place}。',
    en: 'The applicant of "{title}" did not answer the plan of the visit by {dueOn}, which counts as consent: {day}, {startsAt}–{endsAt}, at {place}.',
  },
  'visit.otherDay': {
    zh: '“{title}”的申报单位请求另择考察日（{wishZh}），理由：{reason}',
    en: 'The applicant of "{title}" asks for another day ({wishEn}); reason: {reason}',
  },
  'visit.toSign': {
    zh: '“{title}”的考察记录已写成，请阅读后签字；不同意的，请写明意见。',
    en: 'The record of the visit of "{title}" is written: read and sign it, or state your dissent.',
  },
  'visit.signatureVoid': {
    zh: '“{title}”的考察记录在您签字后有改动，您的签字已作废，请重新阅读再签。',
    en: 'The record of the visit of "{title}" was changed after you signed: your signature is void; read it again and sign.',
  },
  'visit.signed': {
    zh: '“{title}”的考察组均已签字，请完成现场考察。',
    en: 'Everyone of the team has signed the visit of "{title}": conclude it.',
  },
  'decision.due': { zh: '“{title}”待审议决定。', en: '"{title}" awaits its decision.' },
  'batch.windowClosed': {
    zh: '“{title}”申报期已满，共收到 {submitted} 件申报，另有 {drafts} 件未提交。',
    en: 'The window of "{title}" has closed: {submitted} submitted, {drafts} left as drafts.',
  },
  'batch.windowExtended': {
    zh: '“{title}”申报截止日由 {before} 延至 {closesOn}（含当日）。理由：{reason}',
    en: 'The cut-off of "{title}" moves from {before} to {closesOn}, included. Reasons: {reason}',
  },
  'batch.draftTooLate': {
    zh: '“{title}”申报期已满，贵单位有 {drafts} 件申报书未提交，不再受理；内容仍保留，可用于下一批次。',
    en: 'The window of "{title}" has closed; {drafts} dossier(s) of yours were not submitted and are no longer taken. What you wrote is kept for a later batch.',
  },
  'meeting.called': {
    zh: '请于 {on} 出席“{title}”，审议 {count} 项，在线逐项表决。',
    en: 'You are called to "{title}" on {on}: {count} item(s), each to be voted on here.',
  },
  'meeting.concluded': {
    zh: '“{title}”已审定 {decided} 项，拟认定 {selected} 项；{left} 项会前离开审议环节，{putOver} 项因有表决权的成员不足留待下次审定会。',
    en: '"{title}" has decided {decided} item(s), {selected} to be accredited; {left} had left before; {putOver} await another meeting, with too few members who may vote.',
  },
  'meeting.reopened': {
    zh: '“{title}”的审定结果系误宣布，已撤销，恢复审议；原表决保留，宣布结果前可以更改。理由：{reason}',
    en: 'The result of "{title}" was declared by mistake and is reversed: it is in session again. The votes stand, and can be changed until it is concluded; reason: {reason}',
  },
  'meeting.cancelled': { zh: '“{title}”已取消：{reason}', en: '"{title}" is cancelled: {reason}' },
  'decision.selected': {
    zh: '“{title}”拟认定，现予公示。',
    en: '"{title}" is to be accredited and is under public notice.',
  },
  'decision.noticeCorrected': {
    zh: '“{title}”的公示内容已更正，公示期不变；理由：{reason}',
    en: 'The public notice of "{title}" has been corrected, and its period runs on; reason: {reason}',
  },
  'decision.cultivated': {
    zh: '“{title}”列入培育，不授予称号，理由：{reasonsZh}',
    en: '"{title}" is taken into cultivation, without title; reasons: {reasonsEn}',
  },
  'decision.reviewedAgain': {
    zh: '“{title}”的专家评审中有专家应当回避，其评分已作废，原审定结果不再有效，补请专家评审后重新审定。',
    en: 'An expert who reviewed "{title}" should have stood aside: the score is void, the decision of the meeting holds no more, and another is taken once a further expert has scored.',
  },
  'decision.notSelected': {
    zh: '“{title}”未予认定，理由：{reasonsZh}',
    en: '"{title}" was not selected; reasons: {reasonsEn}',
  },
  'announcement.due': {
    zh: '“{title}”的公示期满，{count} 项待公布，请办理认定公布。',
    en: 'The public notice of "{title}" has ended; announce the {count} case(s).',
  },
  'base.accredited': {
    zh: '“{title}”认定为北京国际科技合作基地，证书编号 {certificate}。',
    en: '"{title}" is accredited; certificate {certificate}.',
  },
  'objection.filed': {
    zh: '收到对“{title}”的异议（{receipt}），请决定是否受理。',
    en: 'An objection to "{title}" has come in ({receipt}); say whether it is accepted.',
  },
  'objection.accepted': {
    zh: '对“{title}”公示的异议已受理，办理暂停；请查阅异议要点，可以提交说明和材料。',
    en: 'An objection to the notice of "{title}" is accepted, and the case stands still; read what is objected and state your view.',
  },
  'objection.dismissed': {
    zh: '对“{title}”公示的异议经核查不成立。',
    en: 'The objection to the notice of "{title}" was dismissed after its investigation.',
  },
  'objection.settled': {
    zh: '“{title}”的异议已处理完毕，公示期已满，请办理认定公布。',
    en: 'The objections to "{title}" are settled and its notice has ended; announce it.',
  },
  'reconsideration.requested': {
    zh: '“{title}”申请复核，请在期限内答复；作出原决定的人员不得答复。',
    en: 'A review of the decision on "{title}" is requested: answer within the limit, not by whoever took it.',
  },
  'reconsideration.dueSoon': {
    zh: '“{title}”的办结通知（{number}）已发出，不服的，申请复核的期限将至 {dueZh}；逾期不再受理。',
    en: 'The limit to request a review of the decision on "{title}" (letter {number}) passes: {dueEn}. Afterwards none is taken.',
  },
  'reconsideration.nobody': {
    zh: '“{title}”申请复核，但现有审定人员均参与过原决定或者应当回避，无人可以答复。请增加审定人员账号。',
    en: 'A review of the decision on "{title}" is requested, but everybody who may decide took part in that decision or has to stand aside. Add an account that decides.',
  },
  'reconsideration.received': {
    zh: '“{title}”的复核申请已收到，将在期限内答复。',
    en: 'Your request to review the decision on "{title}" has come in and will be answered within the limit.',
  },
  'reconsideration.upheld': {
    zh: '“{title}”的复核结果：维持原决定。理由：{reason}',
    en: 'The decision on "{title}" is upheld after the review. Reasons: {reason}',
  },
  'reconsideration.reopenedForYou': {
    zh: '“{title}”的复核结果：撤销原决定，重新审议。理由：{reason}',
    en: 'The decision on "{title}" is set aside after the review, and the case is reopened. Reasons: {reason}',
  },
  'reconsideration.reopened': {
    zh: '“{title}”经复核撤销原决定，请重新办理。',
    en: 'The decision on "{title}" was set aside after a review; the case is yours again.',
  },
  'reconsideration.withdrawn': {
    zh: '“{title}”的复核申请已由申报单位撤回。',
    en: 'The applicant has withdrawn the request to review the decision on "{title}".',
  },
  'plaque.due': {
    zh: '“{title}”已认定，基地标牌将在期限内授予，至 {dueOn}（含当日）。',
    en: '"{title}" is accredited; its plaque will be handed over by {dueOn}.',
  },
  'plaque.handedOver': {
    zh: '“{title}”的基地标牌已于 {on} 授予，标牌编号 {plaqueNumber}。',
    en: 'The plaque of "{title}" was handed over on {on}; its number is {plaqueNumber}.',
  },
  'letter.sent': {
    zh: '关于“{title}”的通知（{number}）已发出，可在系统中查阅和下载。',
    en: 'The letter about "{title}" ({number}) has been sent; read and download it here.',
  },
  'letter.sentReviewable': {
    zh: '关于“{title}”的通知（{number}）已发出，可在系统中查阅和下载；不服的，可申请复核，至 {dueZh}。',
    en: 'The letter about "{title}" ({number}) has been sent; read and download it here. A review may be requested by {dueEn}.',
  },
  'subsidy.opened': {
    zh: '“{title}”已启动，请报送合作支出凭证，至 {dueOn}（含当日）。',
    en: '"{title}" has begun; file the vouchers of your cooperation spending by {dueOn}.',
  },
  'subsidy.proposed': {
    zh: '“{title}”的分配方案（合计 {amountZh}）待审批，须由提出人以外的人办理。',
    en: 'The allocation of "{title}" ({amountEn} in all) awaits approval by someone other than its proposer.',
  },
  'subsidy.proposedNothing': {
    zh: '“{title}”的分配方案合计 0 元，没有可补助的核定支出；须由提出人以外的人审批，批准后即办结，无拨付。',
    en: 'The allocation of "{title}" gives nothing: no verified spending to reimburse. Someone other than its proposer approves it, which ends the scheme without a payment.',
  },
  'subsidy.sentBack': {
    zh: '“{title}”的分配方案已退回，请重新提出。',
    en: 'The allocation of "{title}" has been sent back; propose it again.',
  },
  'subsidy.reopened': {
    zh: '“{title}”重新开放凭证报送，至 {dueOn}（含当日）。',
    en: '"{title}" takes vouchers again, until {dueOn}.',
  },
  'subsidy.granted': {
    zh: '“{title}”已批准，贵单位获补助 {amount}。',
    en: '"{title}" is approved; you receive {amountEn}.',
  },
  'subsidy.nothing': {
    zh: '“{title}”已办结，贵单位本次未获补助，理由见办理详情。',
    en: '"{title}" has ended without a subsidy for you; see the award for the reason.',
  },
  'evaluation.opened': {
    zh: '“{title}”列入本次评价，请报送自评材料，至 {dueOn}（含当日）；逾期未报按规定定等。',
    en: '"{title}" is to be evaluated: file by {dueOn}. Whoever files nothing in time is graded by rule.',
  },
  'evaluation.filed': { zh: '“{title}”已报送自评材料，请核实。', en: '"{title}" has filed; verify the figures.' },
  'evaluation.silent': {
    zh: '“{title}”的报送期限已于 {dueOn} 届满，未报送自评材料，将按规定定等。',
    en: 'The limit of "{title}" passed on {dueOn} and nothing was filed; it will be graded by rule.',
  },
  'evaluation.fraudFound': {
    zh: '“{title}”经核实存在弄虚作假，将按规定定等。',
    en: 'Fraud was found in the figures of "{title}"; it will be graded by rule.',
  },
  'evaluation.verified': { zh: '“{title}”核实完毕，请抽取专家。', en: '"{title}" is verified; draw the experts.' },
  'evaluation.graded': {
    zh: '“{title}”评价等次为{gradeZh}，依据见办理详情。',
    en: '"{title}" is graded {gradeEn}; see the case for the reasons.',
  },
  'evaluation.withdrawn': {
    zh: '“{title}”的本次评价已撤回，无需报送。',
    en: 'This evaluation of "{title}" has been withdrawn; nothing is to be filed.',
  },
  'campaign.scored': {
    zh: '“{title}”评价全部完成（{scored} 家已评分，{silent} 家逾期未报送），请于 {dueOn}（含当日）前统一评定并公布等次。',
    en: '"{title}" is complete ({scored} scored, {silent} filed nothing); publish the grades by {dueOn}.',
  },
  'campaign.published': { zh: '“{title}”等次已公布。', en: 'The grades of "{title}" are published.' },
  'rectification.opened': {
    zh: '“{title}”须整改，整改期间暂停使用称号和牌匾；请报送整改方案，至 {dueOn}（含当日）。',
    en: '"{title}" must be rectified; its title and plaque are suspended meanwhile. File the plan by {dueOn}.',
  },
  'rectification.planFiled': { zh: '“{title}”已报送整改方案。', en: '"{title}" has filed its rectification plan.' },
  'rectification.planMissing': {
    zh: '“{title}”未按期报送整改方案，已记录在案。依托单位须尽快补报；不补报的，不能恢复称号。',
    en: '"{title}" has filed no rectification plan in time, which is on record. Its host is to file it soon: without it the title cannot come back.',
  },
  'rectification.interimMissing': {
    zh: '“{title}”未按期报送整改中期报告，已记录在案。依托单位须尽快补报；补报之前，不能报送整改报告，也不能恢复称号。',
    en: '"{title}" has filed no interim report in time, which is on record. Its host is to file it soon: until then it can file no final report, and the title cannot come back.',
  },
  'rectification.acceptanceDue': {
    zh: '“{title}”进入整改验收。',
    en: '"{title}" goes to the acceptance of its rectification.',
  },
  'rectification.restored': {
    zh: '“{title}”整改验收合格，恢复称号，等次为{gradeZh}。',
    en: 'The rectification of "{title}" is accepted: its title is restored, with the grade {gradeEn}.',
  },
  'rectification.revoked': {
    zh: '“{title}”整改验收不合格，撤销称号。',
    en: 'The rectification of "{title}" is not accepted: its title is revoked.',
  },
};
export const NOTICE_TEXTS: Readonly<Record<string, LocalizedText>> = TEXTS;

/** How the public objects to what is under public notice. */
export const OBJECTION_TEXT: LocalizedText = {
  zh: '对公示对象有异议的，请至 {untilZh} 在本系统实名提出，单位须附盖章的异议书扫描件，写明事实并附证明材料；个人信息不公开。',
  en: 'Whoever objects does so here by {untilEn}, by name, an organisation with a scan of its stamped objection, with facts and proof; personal data are kept confidential.',
};

/** Why a visit is called off. */
export const WITHDRAWN_BY_HOST: LocalizedText = { zh: '申报单位已撤回', en: 'The applicant has withdrawn' };
export const STANDS_STILL: LocalizedText = { zh: '已中止办理', en: 'The case is suspended' };
