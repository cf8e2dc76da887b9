import type { Procedure } from './procedure.js';

/** 一批申报, procedure 1 of the measures: from the issue of its guide to the end of its last case. */
export type BatchState = 'open' | 'underReview' | 'batchClosed';
export type BatchVerb = 'extendWindow' | 'closeBatch';

export const BATCH = {
  kind: 'batch',
  initial: 'open',
  stages: {
    open: { turn: 'applicant', task: 'application', deadline: 'guideWindow' },
    underReview: { turn: 'caseOfficer', task: 'closeBatch' },
  },
  ends: ['batchClosed'],
  verbs: {
    extendWindow: { roles: ['caseOfficer'], from: ['open'], to: ['open'] },
    closeBatch: { roles: ['caseOfficer'], from: ['underReview'], to: ['batchClosed'] },
  },
  closes: { open: ['underReview', 'batchClosed'] },
} as const satisfies Procedure<BatchState, BatchVerb>;
