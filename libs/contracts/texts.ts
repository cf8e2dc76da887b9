import type { LocalizedText } from '#domain/measures/measure.js';
import { KIND_TEXTS } from '#domain/texts/kinds.js';
import type { CampaignState } from './workflows.js';
import type { CaseKind, Role } from '#domain/procedures/procedure.js';
import type { NotDueReason } from '#domain/evaluation/roster.js';
import type { LeftOutReason } from '#domain/subsidy/eligibility.js';

/** Stages and ends of every procedure, as people read them. */
export const STATE_TEXTS: Readonly<Record<string, LocalizedText>> = {
  draft: { zh: '填报中', en: 'Draft' },
  open: { zh: '受理申报', en: 'Open to applications' },
  underReview: { zh: '审理中', en: 'Under review' },
  batchClosed: { zh: '已办结', en: 'Closed' },
  underRecommendation: { zh: '推荐单位推荐', en: 'Recommendation' },
  notRecommended: { zh: '推荐单位不予推荐', en: 'Not recommended' },
  underFormalCheck: { zh: '形式审查', en: 'Formal check' },
  returned: { zh: '补正', en: 'Returned for correction' },
  underDraw: { zh: '抽取专家', en: 'Draw of experts' },
  underInvitation: { zh: '邀请专家', en: 'Invitation of experts' },
  underExpertReview: { zh: '专家评审', en: 'Expert review' },
  underOnsiteAssessment: { zh: '现场考察', en: 'On-site assessment' },
  underDecision: { zh: '审议决定', en: 'Decision' },
  proposed: { zh: '拟认定', en: 'To be accredited' },
  underPublicNotice: { zh: '公示', en: 'Public notice' },
  underAnnouncement: { zh: '认定公布', en: 'Announcement' },
  accredited: { zh: '已认定', en: 'Accredited' },
  cultivated: { zh: '列入培育', en: 'Cultivated, without title' },
  notSelected: { zh: '不予认定', en: 'Not selected' },
  refused: { zh: '不予受理', en: 'Refused at the formal check' },
  lapsed: { zh: '逾期未补正，视为撤回', en: 'Lapsed: not corrected in time, deemed withdrawn' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  underObjection: { zh: '异议处理', en: 'Under objection' },
  underReconsideration: { zh: '复核', en: 'Reconsideration' },
  decisionUpheld: { zh: '维持原决定', en: 'Decision upheld' },
  decisionReopened: { zh: '撤销原决定，重新审议', en: 'Decision set aside, case reopened' },
  requestWithdrawn: { zh: '复核申请已撤回', en: 'Request withdrawn' },
  underPlaque: { zh: '待授牌', en: 'Plaque to be handed over' },
  plaqueHandedOver: { zh: '已授牌', en: 'Plaque handed over' },
  plaqueDropped: { zh: '资格撤销，不再授牌', en: 'No plaque: the title was revoked' },
  underFiling: { zh: '报送自评材料', en: 'Filing of the self-evaluation' },
  underVerification: { zh: '核实材料', en: 'Verification' },
  scored: { zh: '评分完成，待公布', en: 'Scored, awaiting publication' },
  graded: { zh: '等次已公布', en: 'Graded' },
  underPlan: { zh: '报送整改方案', en: 'Rectification plan' },
  underRectification: { zh: '整改中', en: 'Under rectification' },
  underAcceptance: { zh: '整改验收', en: 'Acceptance of the rectification' },
  restored: { zh: '整改合格，恢复资格', en: 'Restored' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  underVouchers: { zh: '报送凭证、核定支出', en: 'Vouchers and verification of spending' },
  underApproval: { zh: '审批分配方案', en: 'Approval of the allocation' },
  approved: { zh: '已批准', en: 'Approved' },
  inSession: { zh: '已召集审定会，待审定', en: 'Meeting called, decision to come' },
  underNoticePreparation: { zh: '准备公示', en: 'Notice in preparation' },
  announced: { zh: '已公布', en: 'Announced' },
  concluded: { zh: '已办结', en: 'Concluded' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  closedWithoutAward: { zh: '已批准，补助金额为零，办结', en: 'Approved with nothing to pay' },
};

/** What has a run: cases, and what is done over many of them. */
export const RUN_KIND_TEXTS: Readonly<Record<CaseKind | 'campaign' | 'bulk', LocalizedText>> = {
  ...KIND_TEXTS,
  campaign: { zh: '年度评价活动', en: 'Evaluation campaign' },
  bulk: { zh: '批量办理', en: 'Bulk action' },
};

export const TURN_TEXTS: Readonly<Record<Role | 'public' | 'system', LocalizedText>> = {
  applicant: { zh: '申报单位', en: 'Applicant' },
  recommender: { zh: '推荐单位', en: 'Recommending unit' },
  caseOfficer: { zh: '受理人员', en: 'Case officer' },
  expert: { zh: '评审专家', en: 'Expert' },
  assessor: { zh: '考察人员', en: 'Site assessor' },
  decisionMaker: { zh: '审议决定人', en: 'Decision maker' },
  financeOfficer: { zh: '财务人员', en: 'Finance officer' },
  auditor: { zh: '监督审计', en: 'Auditor' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  public: { zh: '社会公众', en: 'The public' },
  system: { zh: '系统', en: 'The system' },
};

/** What is waited for, by the stage's task. */
export const TASK_TEXTS: Readonly<Record<string, LocalizedText>> = {
  application: { zh: '填报并提交申报书', en: 'Fill in the dossier and submit it' },
  closeBatch: { zh: '办结本批次', en: 'Close the batch when its last case has ended' },
  recommendation: { zh: '提出推荐意见', en: 'Give the opinion of the recommending unit' },
  formalCheck: {
    zh: '逐项完成形式审查，作出受理、退回补正或不予受理',
    en: 'Check every item, then accept, return or refuse',
  },
  correction: { zh: '按退回意见补正并重新提交', en: 'Correct what was returned and submit again' },
  drawExperts: { zh: '从专家库抽取评审专家', en: 'Draw the experts from the pool' },
  invitation: { zh: '答复评审邀请', en: 'Answer the invitation' },
  expertReview: { zh: '按评分表独立评分', en: 'Score by the rubric, independently' },
  visitPlan: { zh: '提出现场考察的时间、地点和考察组', en: 'Propose day, place and team of the site visit' },
  visitAnswer: {
    zh: '确认考察安排，或者说明理由另提日期',
    en: 'Agree to the plan of the visit, or ask for another day',
  },
  onsiteAssessment: {
    zh: '现场核实各项指标、查验清单并写明考察结论',
    en: 'Verify the indicators on site, go through the checklist and write the findings',
  },
  visitSignature: {
    zh: '阅读考察记录，签字或者写明不同意见',
    en: 'Read the record of the visit and sign, or state a dissent',
  },
  visitConclusion: { zh: '考察组均已签字，完成现场考察', en: 'Everyone of the team has signed: conclude the visit' },
  conveneMeeting: { zh: '提交审定会审议', en: 'Put it before a meeting' },
  meeting: { zh: '出席审定会，逐项表决', en: 'Take part in the meeting and vote on every item' },
  publishNotice: { zh: '发布公示', en: 'Publish the notice' },
  publicNotice: { zh: '公示期内接受异议', en: 'The notice is open to objections' },
  announcement: { zh: '公布认定结果并核发证书编号', en: 'Announce and assign the certificate number' },
  objectionScreening: { zh: '决定是否受理异议', en: 'Say whether the objection is accepted' },
  objectionDecision: { zh: '核查异议并作出处理', en: 'Investigate the objection and decide on it' },
  reconsideration: { zh: '复核原决定并答复', en: 'Review the decision and answer' },
  plaqueHandOver: { zh: '授予基地标牌并登记', en: 'Hand the plaque over and record it' },
  evaluationFiling: { zh: '填报评价数据和自评说明', en: 'File figures and self-evaluation' },
  evaluationVerification: { zh: '核实评价数据', en: 'Verify the figures' },
  gradePublication: { zh: '统一评定并公布等次', en: 'Grade and publish all at once' },
  rectificationPlan: { zh: '报送整改方案', en: 'File the rectification plan' },
  rectification: { zh: '实施整改并报送整改报告', en: 'Rectify and report' },
  rectificationAcceptance: { zh: '组织整改验收', en: 'Judge the rectification' },
  subsidyProposal: { zh: '核定支出并提出分配方案', en: 'Verify spending and propose the allocation' },
  subsidyVouchers: { zh: '报送合作支出凭证', en: 'File the vouchers of cooperation spending' },
  subsidyApproval: { zh: '由另一人审批分配方案', en: 'A second person approves the allocation' },
};

/** Why a base gets no award in a subsidy scheme. */
export const LEFT_OUT_TEXTS: Readonly<Record<LeftOutReason, LocalizedText>> = {
  revoked: { zh: '基地资格已撤销', en: 'The base has been revoked' },
  underRectification: { zh: '整改期间不予支持', en: 'No support during rectification' },
  otherPace: { zh: '演练与正式办理不得混合', en: 'A rehearsal and the real thing are kept apart' },
  awardedAlready: { zh: '同一依据已列入其他补助方案', en: 'Another scheme has taken it in on the same ground' },
  nothingForGrade: { zh: '该评价等次不予补助', en: 'This grade earns no subsidy' },
};

/** Those that the web reads as well. */
export { ACTION_TEXTS } from '#domain/texts/actions.js';
export { BASE_TYPE_TEXTS, KIND_TEXTS } from '#domain/texts/kinds.js';

/** Grades of the yearly evaluation. */
export { GRADE_NAMES as GRADE_TEXTS } from '#domain/measures/vocabulary.js';

/** Where a campaign stands. */
export const CAMPAIGN_STATE_TEXTS: Readonly<Record<CampaignState, LocalizedText>> = {
  opening: { zh: '生成评价名册', en: 'Roster being opened' },
  filing: { zh: '报送自评材料', en: 'Filing' },
  reviewing: { zh: '评价中', en: 'Under evaluation' },
  published: { zh: '等次已公布', en: 'Grades published' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

/** Why a base is not on the roster of a campaign. */
export const NOT_DUE_TEXTS: Readonly<Record<NotDueReason, LocalizedText>> = {
  otherPace: { zh: '演练与正式评价分开', en: 'A rehearsal and the real thing are kept apart' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  underRectification: { zh: '整改中，由整改验收评定', en: 'Under rectification: its acceptance judges it' },
  evaluationOpen: { zh: '上一次评价尚未结束', en: 'An earlier evaluation is still open' },
  evaluatedThisYear: { zh: '本年度已评价', en: 'Graded for this year already' },
  accreditedRecently: { zh: '认定未满规定期限', en: 'Accredited too recently' },
  evaluatedRecently: { zh: '未到评价周期', en: 'Not due again yet' },
};

/** The text of a key; the key itself where there is none. */
export function text(texts: Readonly<Record<string, LocalizedText>>, key: string): LocalizedText {
  return texts[key] ?? { zh: key, en: key };
}
