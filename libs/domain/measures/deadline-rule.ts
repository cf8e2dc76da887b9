import type { Cited, LocalizedText } from './vocabulary.js';

/** Every limit of the four procedures, in the order in which a case meets them. */
export const DEADLINE_KEYS = [
  'guideWindow',
  'recommendation',
  'formalCheck',
  'correction',
  'draw',
  'invitation',
  'expertReview',
  'onsiteAssessment',
  'visitAnswer',
  'decision',
  'noticePreparation',
  'publicNotice',
  'objectionDecision',
  'announcement',
  'plaque',
  'reviewRequest',
  'reviewAnswer',
  'annualReport',
  'changeReport',
  'majorChangeReport',
  'seriousEventNotice',
  'seriousEventReport',
  'voluntaryExit',
  'evaluationFiling',
  'selfEvaluationNotice',
  'evaluationVerification',
  'evaluationCorrection',
  'evaluationExpertReview',
  'gradeNotice',
  'gradePublication',
  'rectificationPlan',
  'rectificationInterim',
  'rectificationPeriod',
  'rectificationAcceptance',
  'acceptanceNotice',
  'revocationDefence',
  'revocationDecision',
  'plaqueReturn',
  'subsidyVouchers',
  'subsidyProposal',
  'subsidyApproval',
  'subsidyPayment',
] as const;
export type DeadlineKey = (typeof DEADLINE_KEYS)[number];

export const DEADLINE_UNITS = ['workingDays', 'calendarDays', 'months', 'hours', 'dayOfYear'] as const;
export type DeadlineUnit = (typeof DEADLINE_UNITS)[number];

/** Whose turn it is while the limit runs. */
export const DEADLINE_SIDES = ['applicant', 'recommender', 'commission', 'experts', 'assessors', 'public'] as const;
export type DeadlineSide = (typeof DEADLINE_SIDES)[number];

/** What follows when the limit passes; `overdue` = shown and escalated, nothing is decided by silence. */
export const LAPSE_EFFECTS = [
  'overdue',
  'closes',
  'deemedWithdrawn',
  'unqualified',
  'warning',
  'revocation',
  'rightLost',
  'replaced',
  'deemedConsent',
] as const;
export type LapseEffect = (typeof LAPSE_EFFECTS)[number];

export interface DeadlineRule extends Cited {
  readonly name: LocalizedText;
  readonly unit: DeadlineUnit;
  /** In `unit`; for `dayOfYear` 0 (see `monthDay`). */
  readonly amount: number;
  /** Working and calendar days: does the opening day count as day 1? */
  readonly firstDayCounts: boolean;
  /** Months, calendar days, dayOfYear: a last day that is no working day moves to the next working day. */
  readonly rollsToWorkingDay: boolean;
  /** `dayOfYear` only: 'MM-DD' of the year in which it opens. */
  readonly monthDay?: string;
  readonly side: DeadlineSide;
  readonly onLapse: LapseEffect;
  /** When it is reminded of, where that is not as usual: a long limit begins earlier. */
  readonly remindBeforeWorkingDays?: readonly number[];
}
