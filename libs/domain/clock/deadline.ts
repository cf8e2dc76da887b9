/**
 * Deadlines and their arithmetic. Pure: the same rule, opening, calendar, stops and extensions give the same answer, so
 * a deadline can be computed again when a year's holidays are announced, a clock was stopped, or time was granted.
 */
import type { CalendarDate } from '../common/calendar-date.js';
import { addDays, addMonths, calendarDateOf, daysBetween, endOfDay, yearOf } from '../common/calendar-date.js';
import type { DeadlineRule, LapseEffect } from '../measures/deadline-rule.js';
import type { LocalizedText } from '../measures/vocabulary.js';
import type { ArithmeticStep } from './arithmetic-step.js';
import { explain } from './explain-deadline.js';
import type { WorkCalendar } from './work-calendar.js';

export type { ArithmeticStep } from './arithmetic-step.js';

/**
 * While the other side must act the clock stands still: the days after `stoppedAt` up to and with the day of
 * `resumedAt` are not counted. A clock that still stands has no deadline; compute it when it resumes.
 */
export interface ClockStop {
  readonly stoppedAt: Date;
  readonly resumedAt: Date;
}

/** Time granted to one case, counted from the day it would have been due. */
export interface Extension {
  readonly workingDays: number;
}

export interface DeadlineInput {
  readonly rule: DeadlineRule;
  readonly openedAt: Date;
  readonly calendar: WorkCalendar;
  readonly stops?: readonly ClockStop[];
  readonly extensions?: readonly Extension[];
  /** Rehearsal 演练: one working day lasts this many seconds; replaces the pace, no rule. */
  readonly rehearsalDaySeconds?: number | null;
}

export interface Deadline {
  readonly dueOn: CalendarDate;
  /** The last instant that is still in time: the end of `dueOn` in Asia/Shanghai (hours and rehearsals: to the second). */
  readonly dueAt: Date;
  /** Rests on a year whose holidays are not announced: compute again when they are. */
  readonly provisional: boolean;
  readonly explanation: LocalizedText;
  readonly arithmetic: readonly ArithmeticStep[];
}

/** Working days that a month lasts in a rehearsal. */
const REHEARSAL_MONTH_WORKING_DAYS = 21;
/** However brisk a rehearsal: whoever is replaced for silence, or taken at it, has this long to answer, for people stay as slow as they are. */
const REHEARSAL_ANSWER_MS = 10_000;
const ANSWERED_BY_SILENCE: readonly LapseEffect[] = ['replaced', 'deemedConsent'];
const HOUR_MS = 3_600_000;

/** When something that opened at `openedAt` is due, and why. */
export function deadlineOf(input: DeadlineInput): Deadline {
  const { rule, openedAt, rehearsalDaySeconds } = input;
  const plain = rule.unit === 'hours' ? hoursDeadline(input) : dayDeadline(input);
  if (!rehearsalDaySeconds) return plain;
  const paced = rehearsalDays(input) * rehearsalDaySeconds * 1000;
  const ms = ANSWERED_BY_SILENCE.includes(rule.onLapse) ? Math.max(paced, REHEARSAL_ANSWER_MS) : paced;
  const dueAt = shiftedByStops(openedAt, ms, input.stops ?? []);
  const note = {
    zh: `演练：一个工作日按 ${rehearsalDaySeconds} 秒计。正式计算：${plain.explanation.zh}`,
    en: `Rehearsal: a working day lasts ${rehearsalDaySeconds} s. In earnest: ${plain.explanation.en}`,
  };
  return { ...plain, dueOn: calendarDateOf(dueAt), dueAt, explanation: note };
}

/** Working days from `from` to `to`, both days included. */
export function workingDaysIn(from: CalendarDate, to: CalendarDate, calendar: WorkCalendar): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (calendar.dayOf(day).working) count += 1;
  return count;
}

interface DayLabel {
  readonly kind: ArithmeticStep['kind'];
  readonly counts: boolean;
  readonly holiday?: LocalizedText;
}
type LabelOf = (day: CalendarDate) => DayLabel;

function workLabel(day: CalendarDate, calendar: WorkCalendar): DayLabel {
  const { kind, working, holiday } = calendar.dayOf(day);
  return kind === 'working' ? { kind: 'counted', counts: true } : { kind, counts: working, holiday };
}

function dayDeadline(input: DeadlineInput): Deadline {
  const { rule, calendar, openedAt } = input;
  const opened = calendarDateOf(openedAt);
  const stopped = stoppedDays(input.stops ?? []);
  const stop = { kind: 'stopped', counts: false } as const;
  const working: LabelOf = (day) => (stopped(day) ? stop : workLabel(day, calendar));
  const everyDay: LabelOf = (day) => (stopped(day) ? stop : { kind: 'counted', counts: true });

  const span =
    rule.unit === 'workingDays'
      ? walk(opened, rule.amount, rule.firstDayCounts, working)
      : walk(opened, calendarDays(rule, opened), rule.unit === 'calendarDays' && rule.firstDayCounts, everyDay);
  const rolled =
    rule.rollsToWorkingDay && !calendar.dayOf(span.due).working
      ? walk(span.due, 1, false, (day) => ({ ...workLabel(day, calendar), kind: 'rolled' }))
      : { due: span.due, steps: [] };
  const granted = (input.extensions ?? []).reduce((sum, { workingDays }) => sum + workingDays, 0);
  const extended = walk(rolled.due, granted, false, (day) => {
    const label = working(day);
    return label.counts ? { ...label, kind: 'extension' } : label;
  });
  const arithmetic = [...span.steps, ...rolled.steps, ...extended.steps];
  const usesWorkingDays = rule.unit === 'workingDays' || rule.rollsToWorkingDay || granted > 0;
  const unannounced = usesWorkingDays ? unannouncedYears(opened, extended.due, calendar) : [];
  return {
    dueOn: extended.due,
    dueAt: endOfDay(extended.due),
    provisional: unannounced.length > 0,
    arithmetic,
    explanation: explain({ rule, opened, dueOn: extended.due, arithmetic, granted, unannounced }),
  };
}

/** Calendar days that the limit lasts, where it is not counted in working days or hours. */
function calendarDays(rule: DeadlineRule, opened: CalendarDate): number {
  if (rule.unit === 'months') return daysBetween(opened, addMonths(opened, rule.amount));
  if (rule.unit !== 'dayOfYear') return rule.amount;
  const thisYear = `${opened.slice(0, 4)}-${rule.monthDay}`;
  return daysBetween(opened, opened <= thisYear ? thisYear : addMonths(thisYear, 12));
}

function hoursDeadline({ rule, openedAt, stops = [] }: DeadlineInput): Deadline {
  const dueAt = shiftedByStops(openedAt, rule.amount * HOUR_MS, stops);
  const opened = calendarDateOf(openedAt);
  const dueOn = calendarDateOf(dueAt);
  const explanation = explain({ rule, opened, dueOn, arithmetic: [], granted: 0, unannounced: [], dueAt });
  return { dueOn, dueAt, provisional: false, arithmetic: [], explanation };
}

/** The `amount`-th day that counts after `from` (or from it), with what became of every day on the way. */
function walk(
  from: CalendarDate,
  amount: number,
  firstDayCounts: boolean,
  labelOf: LabelOf,
): { due: CalendarDate; steps: ArithmeticStep[] } {
  const steps: ArithmeticStep[] = [];
  let day = firstDayCounts ? addDays(from, -1) : from;
  if (amount === 0) return { due: from, steps };
  for (let counted = 0; counted < amount;) {
    day = addDays(day, 1);
    const { kind, counts, holiday } = labelOf(day);
    if (counts) counted += 1;
    const last = steps.at(-1);
    if (last && last.kind === kind && last.holiday?.en === holiday?.en) {
      steps[steps.length - 1] = { ...last, to: day, days: last.days + 1 };
    } else {
      steps.push({ kind, from: day, to: day, days: 1, ...(holiday && { holiday }) });
    }
  }
  return { due: day, steps };
}

function stoppedDays(stops: readonly ClockStop[]): (day: CalendarDate) => boolean {
  const spans = stops.map(
    ({ stoppedAt, resumedAt }) => [calendarDateOf(stoppedAt), calendarDateOf(resumedAt)] as const,
  );
  return (day) => spans.some(([stopped, resumed]) => stopped < day && day <= resumed);
}

/** `ms` of running time after `openedAt`, the stops left out; stops that overlap are taken once. */
function shiftedByStops(openedAt: Date, ms: number, stops: readonly ClockStop[]): Date {
  const ordered = [...stops].sort((one, other) => one.stoppedAt.getTime() - other.stoppedAt.getTime());
  let due = openedAt.getTime() + ms;
  let reached = openedAt.getTime();
  for (const { stoppedAt, resumedAt } of ordered) {
    const from = Math.max(stoppedAt.getTime(), reached);
    if (from >= due) break;
    due += Math.max(0, resumedAt.getTime() - from);
    reached = Math.max(reached, resumedAt.getTime());
  }
  return new Date(due);
}

function rehearsalDays({ rule, openedAt, calendar, extensions = [] }: DeadlineInput): number {
  const granted = extensions.reduce((sum, { workingDays }) => sum + workingDays, 0);
  const opened = calendarDateOf(openedAt);
  const days = {
    workingDays: () => rule.amount,
    calendarDays: () => rule.amount,
    months: () => rule.amount * REHEARSAL_MONTH_WORKING_DAYS,
    hours: () => rule.amount / 24,
    dayOfYear: () => workingDaysIn(addDays(opened, 1), addDays(opened, calendarDays(rule, opened)), calendar),
  };
  return days[rule.unit]() + granted;
}

function unannouncedYears(from: CalendarDate, to: CalendarDate, calendar: WorkCalendar): number[] {
  const years = new Set<number>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (calendar.dayOf(day).provisional) years.add(day.slice(5) >= '12-26' ? yearOf(day) + 1 : yearOf(day));
  }
  return [...years];
}
