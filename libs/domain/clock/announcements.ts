/** Holidays announced after chinese-days was published, as data: seeds/reference/holidays.json. */
import { addDays, isCalendarDate, weekdayOf, yearOf } from '../common/calendar-date.js';
import type { Decoder, MeasureProblem, Report } from '../measures/decode.js';
import { list, localized, object, whole } from '../measures/decode.js';
import type { YearAnnouncement } from './work-calendar.js';

export type ParsedAnnouncements =
  | { readonly ok: true; readonly announcements: readonly YearAnnouncement[] }
  | { readonly ok: false; readonly problems: readonly MeasureProblem[] };

const date: Decoder<string> = (value, path, report) => {
  if (!isCalendarDate(value)) report(path, 'measure.dates', '应为日期 YYYY-MM-DD', 'must be a date YYYY-MM-DD');
  return value as string;
};
const days = list(object({ date, name: localized }));
const file = list(object({ year: whole(2004, 2200), holidays: days, makeUpDays: days }));

/**
 * The announcements of a file: every free day of the year (weekends inside a holiday too) and every make-up day. Days
 * lie in the year, or in the last week of December before it; a make-up day is a Saturday or Sunday.
 */
export function parseAnnouncements(json: unknown): ParsedAnnouncements {
  const problems: MeasureProblem[] = [];
  const report: Report = (path, code, zh, en) => {
    problems.push({ path, code, message: { zh: `${path || '/'}：${zh}`, en: `${path || '/'} ${en}` } });
  };
  const announcements = file(json, '', report);
  if (problems.length === 0) announcements.forEach((one, index) => checkYear(one, `/${index}`, report));
  if (problems.length === 0) checkYearsOnce(announcements, report);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, announcements };
}

function checkYearsOnce(announcements: readonly YearAnnouncement[], report: Report): void {
  announcements.forEach(({ year }, index) => {
    if (announcements.findIndex((other) => other.year === year) !== index) {
      report(`/${index}/year`, 'measure.duplicate', `${year} 年重复`, `repeats ${year}`);
    }
  });
}

function checkYear({ year, holidays, makeUpDays }: YearAnnouncement, path: string, report: Report): void {
  if (!holidays.some((day) => day.date === `${year}-01-01`)) {
    report(`${path}/holidays`, 'measure.dates', '缺少元旦', "has no New Year's Day");
  }
  const seen = new Set<string>();
  const check = (day: string, where: string) => {
    if (yearOf(addDays(day, 6)) !== year && yearOf(day) !== year) {
      report(where, 'measure.dates', `不在 ${year} 年内`, `is not in ${year}`);
    }
    if (seen.has(day)) report(where, 'measure.duplicate', `重复的日期：${day}`, `repeats ${day}`);
    seen.add(day);
  };
  holidays.forEach((day, index) => check(day.date, `${path}/holidays/${index}/date`));
  makeUpDays.forEach((day, index) => {
    const where = `${path}/makeUpDays/${index}/date`;
    check(day.date, where);
    if (![0, 6].includes(weekdayOf(day.date)))
      report(where, 'measure.dates', '调休上班日应为周末', 'must be a weekend day');
  });
}
