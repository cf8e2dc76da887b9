import type { Procedure } from './procedure.js';

/** 年度评价 of one base: procedure 3, rows 1–4. Grades are given and published for the whole campaign at once. */
export type EvaluationState =
  | 'underFiling'
  | 'underVerification'
  | 'underDraw'
  | 'underInvitation'
  | 'underExpertReview'
  | 'scored'
  | 'graded'
  | 'withdrawn';
export type EvaluationVerb =
  'concludeVerification' | 'drawExperts' | 'voidScore' | 'extend' | 'suspend' | 'resume' | 'reverse';

const OPEN = ['underVerification', 'underDraw', 'underInvitation', 'underExpertReview'] as const;

export const EVALUATION = {
  kind: 'evaluation',
  initial: 'underFiling',
  stages: {
    underFiling: {
      turn: 'applicant',
      task: 'evaluationFiling',
      deadline: 'evaluationFiling',
      closesWhenComplete: true,
    },
    underVerification: { turn: 'caseOfficer', task: 'evaluationVerification', deadline: 'evaluationVerification' },
    underDraw: { turn: 'caseOfficer', task: 'drawExperts', deadline: 'draw' },
    underInvitation: { turn: 'expert', task: 'invitation', deadline: 'invitation', closesWhenComplete: true },
    underExpertReview: {
      turn: 'expert',
      task: 'expertReview',
      deadline: 'evaluationExpertReview',
      closesWhenComplete: true,
    },
    scored: { turn: 'decisionMaker', task: 'gradePublication', collective: true },
  },
  /** `withdrawn`: its campaign was, before anyone had filed. */
  ends: ['graded', 'withdrawn'],
  dormant: ['underFiling', 'scored'],
  verbs: {
    concludeVerification: { roles: ['caseOfficer'], from: ['underVerification'], to: ['underDraw', 'scored'] },
    drawExperts: { roles: ['caseOfficer'], from: ['underDraw'], to: ['underInvitation'] },
    voidScore: {
      roles: ['caseOfficer'],
      from: ['underInvitation', 'underExpertReview'],
      to: ['underInvitation', 'underDraw'],
    },
    extend: { roles: ['caseOfficer'], from: OPEN, to: OPEN },
    suspend: { roles: ['caseOfficer'], from: OPEN, to: OPEN },
    resume: { roles: ['caseOfficer'], from: OPEN, to: OPEN },
    reverse: { roles: ['caseOfficer', 'administrator'], from: ['underInvitation'], to: ['underDraw'] },
  },
  reversible: ['drawExperts'],
  closes: {
    underFiling: ['underVerification', 'scored'],
    underInvitation: ['underInvitation', 'underExpertReview', 'underDraw'],
    underExpertReview: ['scored', 'underInvitation', 'underDraw'],
    scored: ['graded'],
  },
} as const satisfies Procedure<EvaluationState, EvaluationVerb>;
