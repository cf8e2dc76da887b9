// The folder alone: the package as a whole brings the numbers of ninety countries, three hundred files, into every process.
import { ric } from 'stdnum/lib/cjs/cn/index.js';
import { isCalendarDate } from '../common/calendar-date.js';

/** 居民身份证号码, GB 11643: 18 characters, a birth date that exists, check character modulus 11. */
export function isResidentId(number: string): boolean {
  return /^\d{17}[\dXx]$/.test(number) && ric.validate(number.toUpperCase()).isValid === true;
}

/** CalendarDate inside the number; undefined where it holds none. */
export function residentIdBirthDate(number: string): string | undefined {
  const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(number) ?? [];
  const date = `${year}-${month}-${day}`;
  return isCalendarDate(date) ? date : undefined;
}
