import type { CalendarDate } from '../common/calendar-date.js';

/** A day that is proposed for the site visit, with what it is judged by. */
export interface ProposedDay {
  readonly day: CalendarDate;
  readonly today: CalendarDate;
  /** The last day of the stage's limit; undefined where none runs. */
  readonly limitOn: CalendarDate | undefined;
  /** Is it a working day, make-up days included? */
  readonly working: boolean;
  /** Why it has to be this day. */
  readonly note: string | undefined;
  /** In a rehearsal a working day lasts seconds: the limit does not bind the days of the calendar, and today always does. */
  readonly rehearsal: boolean;
}

export type DayProblem = 'past' | 'afterLimit' | 'nonWorkingDay';

/** 考察日: not past, within the limit of the on-site assessment, and on a free day only with a reason (an event at a weekend). */
export function problemOfDay({ day, today, limitOn, working, note, rehearsal }: ProposedDay): DayProblem | undefined {
  if (day < today) return 'past';
  const last = rehearsal && limitOn !== undefined && limitOn < today ? today : limitOn;
  if (last !== undefined && day > last) return 'afterLimit';
  return working || note !== undefined ? undefined : 'nonWorkingDay';
}
