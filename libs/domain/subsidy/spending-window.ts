/** 后补助 (Art. 20) reimburses what has been spent: from when to when a voucher may be dated. */
import type { CalendarDate } from '../common/calendar-date.js';
import type { Measure } from '../measures/measure.js';
import type { SubsidyBasis } from './eligibility.js';

export interface SpendingWindow {
  /** First and last day, both included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * The full years that the measure looks back on for this ground, counted from the scheme's year, and the scheme's year
 * itself as far as it has gone: nothing is reimbursed ahead.
 */
export function spendingWindow(
  basis: SubsidyBasis,
  schemeYear: number,
  measure: Pick<Measure, 'accreditation' | 'evaluation'>,
  today: CalendarDate,
): SpendingWindow {
  const lastDay = `${schemeYear}-12-31`;
  return {
    from: `${schemeYear - measure[basis].windowYears}-01-01`,
    to: today < lastDay ? today : lastDay,
  };
}

export function isInWindow({ from, to }: SpendingWindow, day: CalendarDate): boolean {
  return from <= day && day <= to;
}
