/**
 * The working days of China: weekends, public holidays and make-up days 调休 as announced each year by the State
 * Council. Years that are not announced yet are provisional: only weekends are free in them, and every deadline that
 * touches one is marked, to be computed again when the year is known.
 */
import chineseDays from 'chinese-days';
import type { CalendarDate } from '../common/calendar-date.js';
import { addDays, weekdayOf, yearOf } from '../common/calendar-date.js';
import type { LocalizedText } from '../measures/vocabulary.js';

export type DayKind = 'working' | 'weekend' | 'holiday' | 'makeUp';

export interface DayInfo {
  readonly kind: DayKind;
  readonly working: boolean;
  /** The holiday, or for a make-up day the holiday that it makes up for. */
  readonly holiday?: LocalizedText;
  /** True when the year's holidays are not announced. */
  readonly provisional: boolean;
}

export interface WorkCalendar {
  dayOf(date: CalendarDate): DayInfo;
}

/** A year's announcement 国务院办公厅关于部分节假日安排的通知: every free day and every make-up day of it. */
export interface YearAnnouncement {
  readonly year: number;
  readonly holidays: readonly { readonly date: CalendarDate; readonly name: LocalizedText }[];
  readonly makeUpDays: readonly { readonly date: CalendarDate; readonly name: LocalizedText }[];
}

/**
 * A year that chinese-days knows has a New Year's Day: the announcement of every year has one. (1 January of a year
 * can be announced only with that year; the package's first year is 2004.)
 */
function isAnnounced(year: number): boolean {
  return specialDay(`${year}-01-01`) !== undefined;
}

/** The package's entry for a holiday or make-up day ("National Day,国庆节,3"); undefined for any other day. */
function specialDay(date: CalendarDate): { working: boolean; name: LocalizedText } | undefined {
  // Handed over as text: the package's own table is keyed by the same conversion, so the two agree in every time zone;
  // its answer for an ordinary day (a weekday by the machine's zone) is not used.
  const detail = chineseDays.getDayDetail(date);
  const [en, zh] = detail.name.split(',');
  return en && zh ? { working: detail.work, name: { zh, en } } : undefined;
}

/** A calendar of the announced years; `announcements` adds years, or replaces what the package says of a year. */
export function workCalendar(announcements: readonly YearAnnouncement[] = []): WorkCalendar {
  const added = new Map(announcements.map((announcement) => [announcement.year, daysOf(announcement)]));
  const announced = new Map<number, boolean>();
  const known = new Map<CalendarDate, DayInfo>();

  function special(date: CalendarDate): { working: boolean; name: LocalizedText } | undefined {
    const year = yearOf(date);
    const ofNewYear = added.get(year + 1)?.get(date);
    return ofNewYear ?? (added.has(year) ? added.get(year)?.get(date) : specialDay(date));
  }

  function yearIsAnnounced(year: number): boolean {
    const answer = announced.get(year) ?? (added.has(year) || isAnnounced(year));
    announced.set(year, answer);
    return answer;
  }

  return {
    dayOf(date) {
      const cached = known.get(date);
      if (cached) return cached;
      const info = infoOf(date, special(date), !yearIsAnnounced(announcedWith(date)));
      known.set(date, info);
      return info;
    },
  };
}

/** A day of a year that is free, or worked on, unlike its weekday. */
export interface SpecialDay {
  readonly date: CalendarDate;
  readonly working: boolean;
  readonly holiday: LocalizedText;
}

/** What a year's announcement changes, in order. */
export function specialDaysOf(
  calendar: WorkCalendar,
  year: number,
): { readonly announced: boolean; readonly days: SpecialDay[] } {
  const days: SpecialDay[] = [];
  for (let date = `${year}-01-01`; yearOf(date) === year; date = addDays(date, 1)) {
    const { working, holiday } = calendar.dayOf(date);
    if (holiday) days.push({ date, working, holiday });
  }
  return { announced: !calendar.dayOf(`${year}-01-01`).provisional, days };
}

/** The year whose announcement settles this day: New Year's holiday and its make-up days reach into late December. */
function announcedWith(date: CalendarDate): number {
  return date.slice(5) >= '12-26' ? yearOf(date) + 1 : yearOf(date);
}

function daysOf({
  holidays,
  makeUpDays,
}: YearAnnouncement): Map<CalendarDate, { working: boolean; name: LocalizedText }> {
  return new Map<CalendarDate, { working: boolean; name: LocalizedText }>([
    ...holidays.map(({ date, name }) => [date, { working: false, name }] as const),
    ...makeUpDays.map(({ date, name }) => [date, { working: true, name }] as const),
  ]);
}

function infoOf(
  date: CalendarDate,
  special: { working: boolean; name: LocalizedText } | undefined,
  provisional: boolean,
): DayInfo {
  const weekend = [0, 6].includes(weekdayOf(date));
  if (special && !special.working) return { kind: 'holiday', working: false, holiday: special.name, provisional };
  if (special) return { kind: weekend ? 'makeUp' : 'working', working: true, holiday: special.name, provisional };
  return { kind: weekend ? 'weekend' : 'working', working: !weekend, provisional };
}
