import type { Measure } from '../measures/measure.js';

/** First and last day, both included; CalendarDate. */
export interface ActivityWindow {
  readonly from: string;
  readonly to: string;
  readonly years: readonly number[];
}

/** The last full years before the year of `referenceOn` (the guide's cut-off), as many as the measure says. */
export function activityWindow(measure: Measure, referenceOn: string): ActivityWindow {
  const last = Number(referenceOn.slice(0, 4)) - 1;
  const count = measure.accreditation.windowYears;
  const years = Array.from({ length: count }, (_, i) => last - count + 1 + i);
  return { from: `${last - count + 1}-01-01`, to: `${last}-12-31`, years };
}
