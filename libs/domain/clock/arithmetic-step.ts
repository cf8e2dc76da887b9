import type { CalendarDate } from '../common/calendar-date.js';
import type { LocalizedText } from '../measures/vocabulary.js';

/** Days in a row that were treated alike. */
export interface ArithmeticStep {
  readonly kind: 'counted' | 'makeUp' | 'weekend' | 'holiday' | 'stopped' | 'rolled' | 'extension';
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly days: number;
  readonly holiday?: LocalizedText;
}
