import type { Procedure } from './procedure.js';

/** 复核 of a decision against the applicant: procedure 1, row 13. One case a dossier, opened by the applicant's request. */
export type ReconsiderationState = 'underReconsideration' | 'decisionUpheld' | 'decisionReopened' | 'requestWithdrawn';
export type ReconsiderationVerb = 'upholdDecision' | 'reopenCase' | 'withdraw' | 'extend';

const OPEN = ['underReconsideration'] as const;

export const RECONSIDERATION = {
  kind: 'reconsideration',
  initial: 'underReconsideration',
  stages: {
    underReconsideration: { turn: 'decisionMaker', task: 'reconsideration', deadline: 'reviewAnswer' },
  },
  ends: ['decisionUpheld', 'decisionReopened', 'requestWithdrawn'],
  verbs: {
    upholdDecision: { roles: ['decisionMaker'], from: OPEN, to: ['decisionUpheld'] },
    reopenCase: { roles: ['decisionMaker'], from: OPEN, to: ['decisionReopened'] },
    withdraw: { roles: ['applicant'], from: OPEN, to: ['requestWithdrawn'] },
    extend: { roles: ['caseOfficer'], from: OPEN, to: OPEN },
  },
  closes: {},
} as const satisfies Procedure<ReconsiderationState, ReconsiderationVerb>;
