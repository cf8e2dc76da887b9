import type { Procedure } from './procedure.js';

/** 后补助 (Art. 20): vouchers are contributions; proposal and approval are decisions of two persons. */
export type SubsidyState = 'underVouchers' | 'underApproval' | 'approved' | 'closedWithoutAward';
export type SubsidyVerb = 'propose' | 'approve' | 'sendBack' | 'extend';

const OPEN = ['underVouchers', 'underApproval'] as const;

/** A proposal that gives nothing is approved by the second person like any other, and ends without a payment. */
export const SUBSIDY = {
  kind: 'subsidy',
  initial: 'underVouchers',
  stages: {
    underVouchers: { turn: 'financeOfficer', task: 'subsidyProposal', deadline: 'subsidyProposal' },
    underApproval: {
      turn: 'decisionMaker',
      sharedWith: ['financeOfficer'],
      task: 'subsidyApproval',
      deadline: 'subsidyApproval',
    },
  },
  ends: ['approved', 'closedWithoutAward'],
  verbs: {
    propose: { roles: ['financeOfficer'], from: ['underVouchers'], to: ['underApproval'] },
    approve: {
      roles: ['decisionMaker', 'financeOfficer'],
      from: ['underApproval'],
      to: ['approved', 'closedWithoutAward'],
    },
    sendBack: { roles: ['decisionMaker', 'financeOfficer'], from: ['underApproval'], to: ['underVouchers'] },
    extend: { roles: ['financeOfficer'], from: OPEN, to: OPEN },
  },
  closes: {},
} as const satisfies Procedure<SubsidyState, SubsidyVerb>;
