import type { CalendarDate } from '../common/calendar-date.js';
import { addMonths } from '../common/calendar-date.js';
import type { EvaluationRules } from '../measures/measure.js';

/** Why a base is not on the roster of a campaign, the first that applies. */
export const NOT_DUE_REASONS = [
  'otherPace',
  'revoked',
  'underRectification',
  'evaluationOpen',
  'evaluatedThisYear',
  'accreditedRecently',
  'evaluatedRecently',
] as const;
export type NotDueReason = (typeof NOT_DUE_REASONS)[number];

export interface RosterBase {
  readonly state: 'accredited' | 'underRectification' | 'revoked';
  readonly rehearsal: boolean;
  /** Is an evaluation of another campaign still going on? */
  readonly evaluationOpen: boolean;
  /** Has it a published grade for the year of the campaign? */
  readonly evaluatedThisYear: boolean;
  readonly accreditedOn: CalendarDate;
  /** Day of the last published grade; null: never evaluated. */
  readonly lastEvaluatedOn: CalendarDate | null;
}

/** The campaign that a roster is made for. */
export interface RosterCampaign {
  readonly rehearsal: boolean;
  readonly opensOn: CalendarDate;
}

/**
 * Why the base is left out of the campaign; null where it is due: in good standing, not yet graded for the campaign's year,
 * accredited long enough and, where only bases that are due take part, a cycle after the last grade. Under rectification its
 * acceptance judges it. A rehearsal takes in every base that was rehearsed, once for a year: nobody waits a year for it, but
 * may rehearse the next one at once.
 */
export function whyNotDue(
  base: RosterBase,
  { rehearsal, opensOn }: RosterCampaign,
  rules: Pick<EvaluationRules, 'roster' | 'minAccreditedMonths' | 'cycleYears'>,
): NotDueReason | null {
  if (base.rehearsal !== rehearsal) return 'otherPace';
  if (base.state !== 'accredited') return base.state;
  if (base.evaluationOpen) return 'evaluationOpen';
  if (base.evaluatedThisYear) return 'evaluatedThisYear';
  if (rehearsal) return null;
  if (addMonths(base.accreditedOn, rules.minAccreditedMonths) > opensOn) return 'accreditedRecently';
  if (rules.roster === 'all' || !base.lastEvaluatedOn) return null;
  return addMonths(base.lastEvaluatedOn, rules.cycleYears * 12) <= opensOn ? null : 'evaluatedRecently';
}
