/**
 * Calendar days of Asia/Shanghai as 'YYYY-MM-DD' and instants as Date. Shanghai has kept UTC+8 without summer time
 * since 1992; the commission's deadlines all lie after that, so the offset is fixed here.
 */
export type CalendarDate = string;

/** The zone of every day and limit, as calendars and formats name it. */
export const BEIJING = 'Asia/Shanghai';

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const CALENDAR_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Years that dossiers and limits speak of: every sum of days stays within four digits. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2199;

/** Is this a day that exists, written YYYY-MM-DD, of the years 1800 to 2199? 2026-02-30 is not. */
export function isCalendarDate(value: unknown): value is CalendarDate {
  if (typeof value !== 'string' || !CALENDAR_DATE.test(value)) return false;
  if (yearOf(value) < FIRST_YEAR || yearOf(value) > LAST_YEAR) return false;
  const ms = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 10) === value;
}

function utcMs(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function fromUtcMs(ms: number): CalendarDate {
  return new Date(ms).toISOString().slice(0, 10);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromUtcMs(utcMs(date) + days * DAY_MS);
}

/** The same day of a later month; the month's last day where that day does not exist (31 Jan + 1 month = 28/29 Feb). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return fromUtcMs(first.getTime());
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((utcMs(to) - utcMs(from)) / DAY_MS);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(utcMs(date)).getUTCDay();
}

export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** The day it is in Shanghai at this instant. */
export function calendarDateOf(instant: Date): CalendarDate {
  return fromUtcMs(instant.getTime() + SHANGHAI_OFFSET_MS);
}

export function startOfDay(date: CalendarDate): Date {
  return new Date(utcMs(date) - SHANGHAI_OFFSET_MS);
}

/** The last millisecond of the day in Shanghai: what is filed then is still in time. */
export function endOfDay(date: CalendarDate): Date {
  return new Date(startOfDay(date).getTime() + DAY_MS - 1);
}

/** As documents write a day: 2026年11月20日. */
export function dateInChinese(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
