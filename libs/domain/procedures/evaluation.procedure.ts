import type { Procedure } from './procedure.js';

/** 年度评价 of one base: procedure 3, rows 1–4. Grades are given and published for the whole campaign at once. */
export type EvaluationState =
  'underFiling' | 'underVerification' | 'underDraw' | 'underExpertReview' | 'scored' | 'graded' | 'withdrawn';
export type EvaluationVerb = 'concludeVerification' | 'assignExperts' | 'extend';

const OPEN = ['underVerification', 'underDraw', 'underExpertReview'] as const;

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
    underDraw: { turn: 'caseOfficer', task: 'assignExperts', deadline: 'draw' },
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
    assignExperts: { roles: ['caseOfficer'], from: ['underDraw', 'underExpertReview'], to: ['underExpertReview'] },
    extend: { roles: ['caseOfficer'], from: OPEN, to: OPEN },
  },
  closes: {
    underFiling: ['underVerification', 'scored'],
    underExpertReview: ['scored'],
    scored: ['graded'],
  },
} as const satisfies Procedure<EvaluationState, EvaluationVerb>;
