import type { Procedure } from './procedure.js';

/** 整改 after 不合格: procedure 3, rows 5–7. The plan and the reports are contributions; the acceptance is a decision. */
export type RectificationState = 'underPlan' | 'underRectification' | 'underAcceptance' | 'restored' | 'revoked';
export type RectificationVerb = 'concludeAcceptance' | 'extend';

const OPEN = ['underPlan', 'underRectification', 'underAcceptance'] as const;

export const RECTIFICATION = {
  kind: 'rectification',
  initial: 'underPlan',
  stages: {
    underPlan: {
      turn: 'applicant',
      task: 'rectificationPlan',
      deadline: 'rectificationPlan',
      closesWhenComplete: true,
    },
    underRectification: {
      turn: 'applicant',
      task: 'rectification',
      deadline: 'rectificationPeriod',
      closesWhenComplete: true,
    },
    underAcceptance: { turn: 'decisionMaker', task: 'rectificationAcceptance', deadline: 'rectificationAcceptance' },
  },
  ends: ['restored', 'revoked'],
  verbs: {
    concludeAcceptance: { roles: ['decisionMaker'], from: ['underAcceptance'], to: ['restored', 'revoked'] },
    extend: { roles: ['caseOfficer'], from: OPEN, to: OPEN },
  },
  closes: {
    underPlan: ['underRectification'],
    underRectification: ['underAcceptance'],
  },
} as const satisfies Procedure<RectificationState, RectificationVerb>;
