import type { Cited, DeadlineKey, LocalizedText, Measure } from '../measures/measure.js';
import type { AuditAction } from '../texts/audit.js';
import {
  MACHINE_PERMISSION_TEXTS,
  PERSONAL_PERMISSION_TEXTS,
  type MachinePermission,
  type PersonalPermission,
} from '../texts/permissions.js';
import { PROCEDURES, type CaseKind } from './index.js';

/** Grounds of what neither the measures speak of nor a permission of whoever acts covers. */
const NAMED_GROUNDS = {
  'setting:bulkConfirmation': { zh: '设置：批量操作须限时确认', en: 'Setting: bulk actions are confirmed in time' },
  'setting:retention': { zh: '设置：保存期限规则', en: 'Setting: the rules of retention' },
  'setting:singleSignOn': { zh: '设置：统一身份认证', en: 'Setting: single sign-on' },
  'operator:commandLine': { zh: '运行维护：服务器命令行', en: 'Operation: the command line of the server' },
  '《中华人民共和国个人信息保护法》第四十五条': {
    zh: '《中华人民共和国个人信息保护法》第四十五条',
    en: 'Personal Information Protection Law, Art. 45',
  },
  '《中华人民共和国个人信息保护法》第四十七条': {
    zh: '《中华人民共和国个人信息保护法》第四十七条',
    en: 'Personal Information Protection Law, Art. 47',
  },
} satisfies Readonly<Record<string, LocalizedText>>;

/** What an act stands on where no article of the measures speaks of it, as the trail keeps it. */
export type Ground = `permission:${MachinePermission | PersonalPermission}` | keyof typeof NAMED_GROUNDS;

/** Where a case stood when something was done in it. */
export interface ActedIn {
  readonly kind: CaseKind;
  readonly state: string;
}

/** Finds the article in whichever version of the measures the case has pinned. */
type OfMeasure = (measure: Measure, at: ActedIn) => Cited;

const limit =
  (key: DeadlineKey): OfMeasure =>
  ({ deadlines }) =>
    deadlines[key];

const OF_KIND: Readonly<Record<CaseKind, OfMeasure>> = {
  batch: limit('guideWindow'),
  accreditation: ({ accreditation }) => accreditation,
  meeting: ({ meeting }) => meeting,
  plaque: limit('plaque'),
  reconsideration: limit('reviewAnswer'),
  evaluation: ({ evaluation }) => evaluation,
  rectification: ({ rectification }) => rectification,
  subsidy: ({ subsidy }) => subsidy,
};

/** What the clock or the completed record does in a stage is done by the limit of that stage. */
const ofStage: OfMeasure = (measure, at) => {
  const key = PROCEDURES[at.kind].stages[at.state]?.deadline;
  return key ? measure.deadlines[key] : OF_KIND[at.kind](measure, at);
};

/** One of an evaluation, another of all else. */
const inEvaluation =
  (evaluation: DeadlineKey, otherwise: DeadlineKey): OfMeasure =>
  ({ deadlines }, { kind }) =>
    deadlines[kind === 'evaluation' ? evaluation : otherwise];

const meeting: OfMeasure = (measure) => measure.meeting;
const subsidy: OfMeasure = (measure) => measure.subsidy;
const evaluation: OfMeasure = (measure) => measure.evaluation;
const objections: OfMeasure = (measure) => measure.objections;
const reminders: OfMeasure = (measure) => measure.reminders;
const panel: OfMeasure = (measure) => measure.panel;
const visit = limit('onsiteAssessment');
const review = inEvaluation('evaluationExpertReview', 'expertReview');

/**
 * Under which rule each act is done that may stand on the trail: the article of the measures that speaks of it, or else the permission of
 * whoever acts, a setting, or a law. An act without one does not compile. Whoever writes an entry may know a more exact one.
 */
export const ACT_RULES = {
  acceptInvitation: 'permission:use:invitation',
  actFor: 'permission:manage:ownAccount',
  addAccount: 'permission:manage:account',
  addApiToken: 'permission:manage:ownToken',
  addLicence: 'permission:register:organisation',
  addObjectionFile: objections,
  addOrganisation: 'permission:add:organisation',
  addRecommendingUnit: 'permission:manage:recommendingUnit',
  addWebhook: 'permission:manage:webhook',
  admitInvited: 'permission:decide:registration',
  answerCorrection: limit('correction'),
  carryOutBulk: 'permission:act:inBulk',
  changeAccount: 'permission:manage:account',
  changePassword: 'permission:manage:ownAccount',
  changeRecommendingUnit: 'permission:manage:recommendingUnit',
  changeRolesByDirectory: 'setting:singleSignOn',
  changeWebhook: 'permission:manage:webhook',
  checkAddress: 'permission:manage:ownNotices',
  chooseNotices: 'permission:manage:ownNotices',
  cloneDossier: 'permission:draft:dossier',
  comeFromDirectory: 'setting:singleSignOn',
  correctNotice: limit('publicNotice'),
  correctRegistration: 'permission:register:organisation',
  countBallot: meeting,
  createDossier: 'permission:draft:dossier',
  decideRegistration: 'permission:decide:registration',
  declineInvitation: limit('invitation'),
  delegate: 'permission:delegate:office',
  deleteDossier: 'permission:draft:dossier',
  discardAmounts: subsidy,
  draftLetter: 'permission:send:letter',
  dropBulk: 'permission:act:inBulk',
  endDelegation: 'permission:end:delegation',
  endOtherSessions: 'permission:close:session',
  endSession: 'permission:close:session',
  enterState: evaluation,
  eraseAfterRetention: 'setting:retention',
  erasePerson: '《中华人民共和国个人信息保护法》第四十七条',
  fileObjection: objections,
  fileVoucher: limit('subsidyVouchers'),
  giveAddress: 'permission:manage:ownNotices',
  giveDossierRole: 'permission:draft:dossier',
  investigateObjection: limit('objectionDecision'),
  invite: 'permission:invite:person',
  inviteOrganisation: 'permission:decide:registration',
  linkToDirectory: 'setting:singleSignOn',
  lookAtDossier: 'permission:read:dossier',
  lookAtExperts: 'permission:read:expert',
  lookAtMailboxes: 'permission:read:mail',
  lookAtPersonalData: 'permission:read:personalData',
  markChecklist: limit('formalCheck'),
  markVisit: visit,
  openBatch: limit('guideWindow'),
  openCampaign: evaluation,
  openFile: 'permission:read:file',
  openScheme: subsidy,
  overrideUscc: 'permission:override:uscc',
  previewBulk: 'permission:act:inBulk',
  proposeAmounts: subsidy,
  recomputeLimit: ofStage,
  recordBounce: 'permission:record:bounce',
  redeliverWebhook: 'permission:manage:webhook',
  registerOrganisation: 'permission:register:organisation',
  releaseSeat: panel,
  removeColleague: 'permission:manage:colleague',
  removeSecondFactor: 'permission:manage:ownAccount',
  removeWebhook: 'permission:manage:webhook',
  renewRecoveryCodes: 'permission:manage:ownAccount',
  repairCase: 'operator:commandLine',
  replaceVoucher: limit('subsidyVouchers'),
  resetPassword: 'permission:reset:password',
  resubmit: limit('correction'),
  retryCase: 'operator:commandLine',
  retryMail: 'permission:retry:mail',
  retryRun: 'permission:retry:run',
  revokeApiToken: 'permission:manage:ownToken',
  saveExpert: 'permission:manage:expert',
  saveFigures: limit('evaluationFiling'),
  savePart: 'permission:draft:dossier',
  saveScores: review,
  saveStatement: limit('evaluationFiling'),
  setUpSecondFactor: 'permission:manage:ownAccount',
  signOut: 'permission:close:session',
  signVisit: visit,
  standAside: meeting,
  stateView: limit('objectionDecision'),
  submitScores: review,
  takeArchive: 'permission:read:dossier',
  takeBackVoucher: limit('subsidyVouchers'),
  takeEvidence: 'permission:read:evidence',
  takeOwnData: '《中华人民共和国个人信息保护法》第四十五条',
  tryTemplate: 'permission:manage:mailTemplate',
  tryWebhook: 'permission:manage:webhook',
  uploadFile: 'permission:upload:file',
  verifyValues: inEvaluation('evaluationVerification', 'onsiteAssessment'),
  verifyVoucher: limit('subsidyProposal'),
  vote: meeting,
  withdrawInvitation: 'permission:invite:person',
  withdrawOrganisationInvitation: 'permission:decide:registration',
  writeTemplate: 'permission:manage:mailTemplate',

  extendWindow: limit('guideWindow'),
  closeBatch: limit('guideWindow'),
  submit: limit('guideWindow'),
  recommend: limit('recommendation'),
  notRecommend: limit('recommendation'),
  accept: limit('formalCheck'),
  returnForCorrection: limit('correction'),
  refuse: limit('formalCheck'),
  drawExperts: (measure) => measure.panel.draw,
  voidScore: (measure) => measure.avoidance,
  declareAvoidance: (measure) => measure.avoidance,
  proposeVisit: visit,
  agreeVisit: limit('visitAnswer'),
  agreeVisitBySilence: limit('visitAnswer'),
  askOtherDay: limit('visitAnswer'),
  writeFindings: visit,
  concludeVisit: visit,
  conveneMeeting: meeting,
  putOver: meeting,
  concludeMeeting: meeting,
  cancelMeeting: meeting,
  publishNotice: limit('publicNotice'),
  endNotice: limit('publicNotice'),
  announce: limit('announcement'),
  acceptObjection: limit('objectionDecision'),
  refuseObjection: objections,
  dismissObjection: limit('objectionDecision'),
  upholdObjection: limit('objectionDecision'),
  holdForObjection: limit('publicNotice'),
  requestReview: limit('reviewRequest'),
  upholdDecision: limit('reviewAnswer'),
  reopenCase: limit('reviewAnswer'),
  sendLetter: 'permission:send:letter',
  applyAgain: 'permission:draft:dossier',
  handOver: limit('plaque'),
  withdraw: 'permission:withdraw:case',
  extend: (measure) => measure.extension,
  complete: ofStage,
  lapse: ofStage,
  overdue: ofStage,
  reverse: 'permission:reverse:case',
  suspend: 'permission:suspend:case',
  resume: 'permission:suspend:case',
  remind: reminders,
  assignOfficer: 'permission:assign:case',
  escalate: reminders,
  open: ofStage,
  fileEvaluation: limit('evaluationFiling'),
  concludeVerification: limit('evaluationVerification'),
  publishGrades: evaluation,
  withdrawCampaign: 'permission:withdraw:campaign',
  filePlan: limit('rectificationPlan'),
  fileInterimReport: limit('rectificationInterim'),
  warnOfInterimReport: limit('rectificationInterim'),
  fileFinalReport: limit('rectificationPeriod'),
  concludeAcceptance: limit('rectificationAcceptance'),
  propose: subsidy,
  approve: subsidy,
  sendBack: subsidy,
} satisfies Readonly<Record<AuditAction, OfMeasure | Ground>>;

/** Acts whose rule needs no measure to be known. */
export type GroundedAction = {
  [Action in AuditAction]: (typeof ACT_RULES)[Action] extends Ground ? Action : never;
}[AuditAction];

/** The rule of an act in a case, by the measures that this has pinned: an article, or else a ground. */
export function ruleOfAct(action: AuditAction, measure: Measure, at: ActedIn): string {
  const rule: OfMeasure | Ground = ACT_RULES[action];
  return typeof rule === 'string' ? rule : rule(measure, at).article;
}

const PERMISSION = 'permission:';
const PERMISSION_TEXTS: Readonly<Record<string, LocalizedText>> = {
  ...MACHINE_PERMISSION_TEXTS,
  ...PERSONAL_PERMISSION_TEXTS,
};

/** A rule as the trail keeps it, in words: articles are words already. */
export function ruleText(rule: string): LocalizedText {
  const named: Readonly<Record<string, LocalizedText>> = NAMED_GROUNDS;
  const permission = rule.startsWith(PERMISSION) && PERMISSION_TEXTS[rule.slice(PERMISSION.length)];
  if (permission) return { zh: `权限：${permission.zh}`, en: `Permission: ${permission.en}` };
  return named[rule] ?? { zh: rule, en: rule };
}
