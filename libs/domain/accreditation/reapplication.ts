/** When a host may apply again after it has lost a title. */
import type { CalendarDate } from '../common/calendar-date.js';
import { addMonths } from '../common/calendar-date.js';
import type { Measure } from '../measures/measure.js';

/** A title that the host has lost. */
export interface Revocation {
  /** Name of the base. */
  readonly base: string;
  readonly revokedOn: CalendarDate;
  /** Id of the revocation ground; null where the record names none. */
  readonly ground: string | null;
}

type Barring = Pick<Measure, 'reapplicationBarYears' | 'revocationGrounds'>;

/**
 * The first day on which the host may apply again; null where there is no bar, as after a voluntary exit. A ground that the
 * measure does not name counts as fault.
 */
export function mayReapplyFrom({ ground, revokedOn }: Revocation, measure: Barring): CalendarDate | null {
  const bar = measure.revocationGrounds.find(({ id }) => id === ground)?.bar ?? 'fault';
  const years = measure.reapplicationBarYears[bar];
  return years === 0 ? null : addMonths(revokedOn, years * 12);
}
