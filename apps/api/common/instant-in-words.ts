import { BEIJING } from '#domain/common/calendar-date.js';
import type { LocalizedText } from '#domain/measures/measure.js';

const IN_BEIJING = { timeZone: BEIJING, dateStyle: 'long', timeStyle: 'short' } as const;
const ZH = new Intl.DateTimeFormat('zh-CN', IN_BEIJING);
const EN = new Intl.DateTimeFormat('en-GB', IN_BEIJING);

/** 2026年12月1日 10:30, 1 December 2026 at 10:30 */
export function instantInWords(instant: Date): LocalizedText {
  return { zh: ZH.format(instant), en: EN.format(instant) };
}
