/**
 * When whoever has the turn is reminded of a limit, and when the next in line is told that it passed. Pure, like the limit: a
 * limit that moves has its reminders anew.
 */
import { addDays, calendarDateOf, startOfDay, type CalendarDate } from '../common/calendar-date.js';
import type { DeadlineRule } from '../measures/deadline-rule.js';
import type { ReminderRules } from '../measures/measure.js';
import type { Deadline } from './deadline.js';
import type { WorkCalendar } from './work-calendar.js';

export interface Reminder {
  readonly kind: 'before' | 'after' | 'escalation';
  /** Working days before or after the limit. */
  readonly workingDays: number;
  readonly at: Date;
}

export interface ReminderInput {
  readonly rules: ReminderRules;
  readonly rule: Pick<DeadlineRule, 'onLapse' | 'remindBeforeWorkingDays'>;
  readonly openedAt: Date;
  readonly limit: Pick<Deadline, 'dueOn' | 'dueAt'>;
  readonly calendar: WorkCalendar;
  /** Rehearsal 演练: one working day lasts this many seconds. */
  readonly rehearsalDaySeconds: number | null;
}

/** However brisk a rehearsal: who is reminded has this long left, or is not reminded. */
const REHEARSAL_LEAD_MS = 1_000;
const HOUR_MS = 3_600_000;

/**
 * The reminders of one limit, in order. Before it: in the morning of the working day so many before its last day, unless the
 * limit began on that day. After it: only where nothing is decided by silence, for a stage that closes waits for nobody.
 */
export function remindersOf(input: ReminderInput): Reminder[] {
  const { rules, rule, openedAt } = input;
  const before = (rule.remindBeforeWorkingDays ?? rules.beforeWorkingDays)
    .map((workingDays): Reminder => ({ kind: 'before', workingDays, at: instantAt(-workingDays, input) }))
    .filter(({ at }) => comesInTime(at, openedAt, input));
  if (rule.onLapse !== 'overdue') return inOrder(before);
  const after = rules.afterWorkingDays.map((workingDays): Reminder => ({
    kind: 'after',
    workingDays,
    at: instantAt(workingDays, input),
  }));
  const { escalateAfterWorkingDays: days } = rules;
  const escalation: Reminder = { kind: 'escalation', workingDays: days, at: instantAt(days, input) };
  return inOrder([...before, ...after, escalation]);
}

function inOrder(reminders: readonly Reminder[]): Reminder[] {
  return [...reminders].sort((one, other) => one.at.getTime() - other.at.getTime());
}

function comesInTime(at: Date, openedAt: Date, { limit, rehearsalDaySeconds }: ReminderInput): boolean {
  if (rehearsalDaySeconds === null) return calendarDateOf(at) > calendarDateOf(openedAt);
  return at > openedAt && limit.dueAt.getTime() - at.getTime() >= REHEARSAL_LEAD_MS;
}

/** So many working days from the limit; 0 is the limit itself. */
function instantAt(workingDays: number, { rules, limit, calendar, rehearsalDaySeconds }: ReminderInput): Date {
  if (workingDays === 0) return limit.dueAt;
  if (rehearsalDaySeconds !== null) return new Date(limit.dueAt.getTime() + workingDays * rehearsalDaySeconds * 1000);
  const day = workingDayFrom(limit.dueOn, workingDays, calendar);
  return new Date(startOfDay(day).getTime() + rules.atHour * HOUR_MS);
}

function workingDayFrom(from: CalendarDate, workingDays: number, calendar: WorkCalendar): CalendarDate {
  const step = Math.sign(workingDays);
  let day = from;
  for (let left = Math.abs(workingDays); left > 0;) {
    day = addDays(day, step);
    if (calendar.dayOf(day).working) left -= 1;
  }
  return day;
}
