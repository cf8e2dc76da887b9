import type { Procedure } from './procedure.js';

/** 认定: procedure 1 of the measures, rows 2–12. */
export type AccreditationState =
  | 'underRecommendation'
  | 'underFormalCheck'
  | 'returned'
  | 'underDraw'
  | 'underInvitation'
  | 'underExpertReview'
  | 'underOnsiteAssessment'
  | 'underDecision'
  | 'underPublicNotice'
  | 'underAnnouncement'
  | 'accredited'
  | 'cultivated'
  | 'notSelected'
  | 'notRecommended'
  | 'refused'
  | 'lapsed'
  | 'withdrawn';

export type AccreditationVerb =
  | 'recommend'
  | 'notRecommend'
  | 'accept'
  | 'returnForCorrection'
  | 'refuse'
  | 'drawExperts'
  | 'voidScore'
  | 'concludeVisit'
  | 'decide'
  | 'announce'
  | 'withdraw'
  | 'extend'
  | 'suspend'
  | 'resume'
  | 'reverse';

const OPEN = [
  'underRecommendation',
  'underFormalCheck',
  'returned',
  'underDraw',
  'underInvitation',
  'underExpertReview',
  'underOnsiteAssessment',
  'underDecision',
  'underPublicNotice',
  'underAnnouncement',
] as const;

/** Where somebody is to act: a public notice runs its days. */
const SUSPENDABLE = OPEN.filter((state) => state !== 'underPublicNotice');

export const ACCREDITATION = {
  kind: 'accreditation',
  initial: 'underFormalCheck',
  stages: {
    underRecommendation: { turn: 'recommender', task: 'recommendation', deadline: 'recommendation' },
    underFormalCheck: { turn: 'caseOfficer', task: 'formalCheck', deadline: 'formalCheck', resumes: true },
    returned: { turn: 'applicant', task: 'correction', deadline: 'correction', closesWhenComplete: true },
    underDraw: { turn: 'caseOfficer', task: 'drawExperts', deadline: 'draw' },
    underInvitation: { turn: 'expert', task: 'invitation', deadline: 'invitation', closesWhenComplete: true },
    underExpertReview: { turn: 'expert', task: 'expertReview', deadline: 'expertReview', closesWhenComplete: true },
    underOnsiteAssessment: {
      turn: 'assessor',
      sharedWith: ['caseOfficer'],
      task: 'visitPlan',
      deadline: 'onsiteAssessment',
      inTurns: true,
    },
    underDecision: { turn: 'decisionMaker', task: 'decision', deadline: 'decision' },
    underPublicNotice: { turn: 'public', task: 'publicNotice', deadline: 'publicNotice' },
    underAnnouncement: { turn: 'caseOfficer', task: 'announcement', deadline: 'announcement' },
  },
  ends: ['accredited', 'cultivated', 'notSelected', 'notRecommended', 'refused', 'lapsed', 'withdrawn'],
  verbs: {
    recommend: { roles: ['recommender'], from: ['underRecommendation'], to: ['underFormalCheck'] },
    notRecommend: { roles: ['recommender'], from: ['underRecommendation'], to: ['notRecommended'] },
    accept: { roles: ['caseOfficer'], from: ['underFormalCheck'], to: ['underDraw'] },
    returnForCorrection: { roles: ['caseOfficer'], from: ['underFormalCheck'], to: ['returned'] },
    refuse: { roles: ['caseOfficer'], from: ['underFormalCheck'], to: ['refused'] },
    drawExperts: { roles: ['caseOfficer'], from: ['underDraw'], to: ['underInvitation'] },
    voidScore: {
      roles: ['caseOfficer'],
      from: ['underInvitation', 'underExpertReview', 'underOnsiteAssessment', 'underDecision'],
      to: ['underInvitation', 'underDraw'],
    },
    concludeVisit: {
      roles: ['assessor'],
      from: ['underOnsiteAssessment'],
      to: ['underDecision', 'notSelected'],
    },
    decide: {
      roles: ['decisionMaker'],
      from: ['underDecision'],
      to: ['underPublicNotice', 'cultivated', 'notSelected'],
    },
    announce: { roles: ['caseOfficer'], from: ['underAnnouncement'], to: ['accredited'] },
    withdraw: { roles: ['applicant'], from: OPEN, to: ['withdrawn'] },
    extend: { roles: ['caseOfficer'], from: OPEN, to: OPEN },
    suspend: { roles: ['caseOfficer'], from: SUSPENDABLE, to: SUSPENDABLE },
    resume: { roles: ['caseOfficer'], from: SUSPENDABLE, to: SUSPENDABLE },
    reverse: {
      roles: ['caseOfficer', 'decisionMaker', 'administrator'],
      from: ['underDraw', 'returned', 'refused', 'underInvitation'],
      to: ['underFormalCheck', 'underDraw'],
    },
  },
  reversible: ['accept', 'returnForCorrection', 'refuse', 'drawExperts'],
  closes: {
    returned: ['underFormalCheck', 'lapsed'],
    underInvitation: ['underInvitation', 'underExpertReview', 'underDraw'],
    underExpertReview: ['underOnsiteAssessment', 'underDecision', 'underInvitation', 'notSelected'],
    underPublicNotice: ['underAnnouncement'],
  },
} as const satisfies Procedure<AccreditationState, AccreditationVerb>;
