import { calendarDateOf, dateInChinese, startOfDay, type CalendarDate } from '#domain/common/calendar-date.js';

const MINUTE_MS = 60_000;
/** As British English shortens them. */
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ');

/**
 * A calendar day as its reader's language writes it. The browser's own formats say the same, but the first of them takes a phone
 * longer than a whole list takes to draw.
 */
export function dayText(day: CalendarDate, language: 'zh' | 'en'): string {
  if (language === 'zh') return dateInChinese(day);
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** An instant in Beijing time. */
export function instantText(at: string, language: 'zh' | 'en'): string {
  const instant = new Date(at);
  const day = calendarDateOf(instant);
  const minutes = Math.floor((instant.getTime() - startOfDay(day).getTime()) / MINUTE_MS);
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${dayText(day, language)}${language === 'zh' ? ' ' : ', '}${clock}`;
}
