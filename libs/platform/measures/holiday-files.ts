import type { YearAnnouncement } from '#domain/clock/work-calendar.js';
import { parseAnnouncements } from '#domain/clock/announcements.js';
import { jsonOf, MeasureFileError } from './measure-files.js';

/**
 * Years that were announced after chinese-days was published (seeds/reference/holidays.json).
 * @throws MeasureFileError with the file and the place of every problem.
 */
export async function readAnnouncements(file: string): Promise<readonly YearAnnouncement[]> {
  const parsed = parseAnnouncements(await jsonOf(file));
  if (parsed.ok) return parsed.announcements;
  throw new MeasureFileError(parsed.problems.map(({ message, code }) => `${file}: ${message.en} [${code}]`).join('\n'));
}
