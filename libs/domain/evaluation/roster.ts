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
