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
  | 'proposed'
  | 'underPublicNotice'
  | 'underObjection'
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
  | 'acceptObjection'
  | 'refuseObjection'
  | 'dismissObjection'
  | 'upholdObjection'
  | 'withdraw'
  | 'extend'
  | 'suspend'
  | 'resume'
  | 'reverse';

/** Stages whose limit is the case's own, and may be extended. */
const BEFORE_MEETING = [
  'underRecommendation',
  'underFormalCheck',
  'returned',
  'underDraw',
  'underInvitation',
  'underExpertReview',
  'underOnsiteAssessment',
  'underDecision',
] as const;
const EXTENDABLE = [...BEFORE_MEETING, 'underObjection'] as const;
const OPEN = [...BEFORE_MEETING, 'proposed', 'underPublicNotice', 'underObjection', 'underAnnouncement'] as const;

/** Where an objection that was refused or dismissed leaves its case. */
const AFTER_OBJECTION = ['underPublicNotice', 'underObjection', 'underAnnouncement'] as const;

/** Where a case may be made to stand still: also while the meeting carries it with others, whom it follows. */
const SUSPENDABLE = [...BEFORE_MEETING, 'proposed', ...AFTER_OBJECTION] as const;

/** States in which a case takes one of the places of its type. */
export const HOLDS_PLACE: readonly AccreditationState[] = [
  'proposed',
  'underPublicNotice',
  'underObjection',
  'underAnnouncement',
  'accredited',
];

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
      furtherTasks: ['onsiteAssessment', 'visitConclusion'],
      deadline: 'onsiteAssessment',
      inTurns: true,
    },
    underDecision: { turn: 'caseOfficer', task: 'conveneMeeting', deadline: 'decision' },
    proposed: { turn: 'caseOfficer', task: 'publishNotice', deadline: 'noticePreparation', collective: true },
    underPublicNotice: { turn: 'public', task: 'publicNotice', deadline: 'publicNotice', collective: true },
    underObjection: {
      turn: 'decisionMaker',
      sharedWith: ['caseOfficer'],
      task: 'objectionDecision',
      deadline: 'objectionDecision',
    },
    underAnnouncement: { turn: 'caseOfficer', task: 'announcement', deadline: 'announcement', collective: true },
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
      from: [
        'underInvitation',
        'underExpertReview',
        'underOnsiteAssessment',
        'underDecision',
        'proposed',
        'underPublicNotice',
        'underAnnouncement',
      ],
      to: ['underInvitation', 'underDraw'],
    },
    concludeVisit: {
      roles: ['assessor', 'caseOfficer'],
      from: ['underOnsiteAssessment'],
      to: ['underDecision', 'notSelected'],
    },
    acceptObjection: {
      roles: ['caseOfficer'],
      from: ['underPublicNotice', 'underObjection'],
      to: ['underObjection'],
    },
    refuseObjection: { roles: ['caseOfficer'], from: ['underPublicNotice', 'underObjection'], to: AFTER_OBJECTION },
    dismissObjection: { roles: ['decisionMaker'], from: ['underObjection'], to: AFTER_OBJECTION },
    upholdObjection: { roles: ['decisionMaker'], from: ['underObjection'], to: ['notSelected'] },
    withdraw: { roles: ['applicant'], from: OPEN, to: ['withdrawn'] },
    extend: { roles: ['caseOfficer'], from: EXTENDABLE, to: EXTENDABLE },
    suspend: { roles: ['caseOfficer'], from: SUSPENDABLE, to: SUSPENDABLE },
    resume: { roles: ['caseOfficer'], from: SUSPENDABLE, to: SUSPENDABLE },
    reverse: {
      roles: ['recommender', 'caseOfficer', 'assessor', 'decisionMaker', 'administrator'],
      from: [
        'underFormalCheck',
        'notRecommended',
        'underDraw',
        'returned',
        'refused',
        'underInvitation',
        'underDecision',
        'underPublicNotice',
        'underObjection',
        'underAnnouncement',
        'notSelected',
      ],
      to: [
        'underRecommendation',
        'underFormalCheck',
        'underDraw',
        'underOnsiteAssessment',
        'underPublicNotice',
        'underObjection',
      ],
    },
  },
  reversible: [
    'recommend',
    'notRecommend',
    'accept',
    'returnForCorrection',
    'refuse',
    'drawExperts',
    'concludeVisit',
    'acceptObjection',
    'refuseObjection',
    'dismissObjection',
    'upholdObjection',
  ],
  closes: {
    returned: ['underFormalCheck', 'lapsed'],
    underInvitation: ['underInvitation', 'underExpertReview', 'underDraw'],
    underExpertReview: ['underOnsiteAssessment', 'underDecision', 'underInvitation', 'underDraw', 'notSelected'],
  },
  together: {
    concludeMeeting: { from: ['underDecision'], to: ['proposed', 'cultivated', 'notSelected'] },
    reverse: { from: ['proposed', 'cultivated', 'notSelected'], to: ['underDecision'] },
    publishNotice: { from: ['proposed'], to: ['underPublicNotice'] },
    holdForObjection: { from: ['underPublicNotice'], to: ['underObjection'] },
    endNotice: { from: ['underPublicNotice'], to: ['underAnnouncement'] },
    announce: { from: ['underAnnouncement'], to: ['accredited'] },
  },
} as const satisfies Procedure<AccreditationState, AccreditationVerb>;
