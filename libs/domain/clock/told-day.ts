import { weekdayOf, type CalendarDate } from '../common/calendar-date.js';
import type { LocalizedText } from '../measures/vocabulary.js';

/** What is announced of a day that is free, or worked on, unlike its weekday. */
interface Special {
  readonly working: boolean;
  readonly holiday: LocalizedText;
}

/** From Sunday on, as `weekdayOf` counts. */
const WEEKDAYS = {
  zh: [...'日一二三四五六'].map((day) => `星期${day}`),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
};
const WEEKEND: readonly number[] = [0, 6];
const OPEN: LocalizedText = { zh: '（该年放假安排尚未公布）', en: ' (holidays not announced yet)' };

/**
 * What a calendar day is, for whoever asks: its weekday, and whether it is worked on.
 * @param announced is it known of its year which days are free?
 */
export function toldDay(on: CalendarDate, special: Special | undefined, announced: boolean): LocalizedText {
  const weekday = weekdayOf(on);
  const kind = kindOf(on, special);
  return {
    zh: `${WEEKDAYS.zh[weekday]}，${kind.zh}${announced ? '' : OPEN.zh}`,
    en: `${WEEKDAYS.en[weekday]}, ${kind.en}${announced ? '' : OPEN.en}`,
  };
}

function kindOf(on: CalendarDate, special: Special | undefined): LocalizedText {
  if (special?.working)
    return { zh: `${special.holiday.zh}调休，工作日`, en: `a working day, for ${special.holiday.en}` };
  if (special) return { zh: `${special.holiday.zh}放假`, en: `free: ${special.holiday.en}` };
  return WEEKEND.includes(weekdayOf(on))
    ? { zh: '周末，非工作日', en: 'weekend' }
    : { zh: '工作日', en: 'a working day' };
}
