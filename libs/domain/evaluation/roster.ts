import type { CalendarDate } from '../common/calendar-date.js';
import { addMonths } from '../common/calendar-date.js';
import type { EvaluationRules } from '../measures/measure.js';

export interface RosterBase {
  readonly accreditedOn: CalendarDate;
  /** Day of the last published grade; absent: never evaluated. */
  readonly lastEvaluatedOn?: CalendarDate | null;
}

/** Is the base due for a campaign that opens on this day? Accredited long enough and, where only bases that are due take part, a cycle after the last grade. */
export function isOnRoster(
  base: RosterBase,
  opensOn: CalendarDate,
  rules: Pick<EvaluationRules, 'roster' | 'minAccreditedMonths' | 'cycleYears'>,
): boolean {
  if (addMonths(base.accreditedOn, rules.minAccreditedMonths) > opensOn) return false;
  if (rules.roster === 'all' || !base.lastEvaluatedOn) return true;
  return addMonths(base.lastEvaluatedOn, rules.cycleYears * 12) <= opensOn;
}

/**
 * The full years that figures may come from: the `windowYears` calendar years before the year of the reference day.
 * For 2026-11-21 and 3: 2023 to 2025.
 */
export function windowOf(referenceDay: CalendarDate, windowYears: number): { fromYear: number; toYear: number } {
  const year = Number(referenceDay.slice(0, 4));
  return { fromYear: year - windowYears, toYear: year - 1 };
}
