import type { CalendarDate } from '../common/calendar-date.js';
import type { LocalizedText, Measure } from './measure.js';

/** The measure in force on a day; undefined where none is. */
export function measureInForceOn(measures: readonly Measure[], day: CalendarDate): Measure | undefined {
  return measures.find(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom !== undefined && effectiveFrom <= day && (effectiveTo === undefined || day <= effectiveTo),
  );
}

/** May a batch pin this version on this day? A draft never; a version only while it is in force. */
export function mayPin(measure: Measure, day: CalendarDate): boolean {
  return measureInForceOn([measure], day) !== undefined;
}

/** Problems between versions: the same id twice, or two versions in force on one day. Empty when all is well. */
export function problemsOfSet(measures: readonly Measure[]): readonly LocalizedText[] {
  const problems: LocalizedText[] = [];
  measures.forEach((measure, index) => {
    for (const other of measures.slice(0, index)) {
      if (other.id === measure.id) {
        problems.push({ zh: `办法版本 ${measure.id} 重复`, en: `Measure ${measure.id} appears twice` });
      } else if (overlap(measure, other)) {
        problems.push({
          zh: `办法版本 ${other.id} 与 ${measure.id} 的施行期重叠`,
          en: `Measures ${other.id} and ${measure.id} are in force at the same time`,
        });
      }
    }
  });
  return problems;
}

function overlap(one: Measure, other: Measure): boolean {
  if (!one.effectiveFrom || !other.effectiveFrom) return false;
  return (
    (other.effectiveTo === undefined || one.effectiveFrom <= other.effectiveTo) &&
    (one.effectiveTo === undefined || other.effectiveFrom <= one.effectiveTo)
  );
}
