/** A deadline's arithmetic as one sentence in each language. */
import type { CalendarDate } from '../common/calendar-date.js';
import type { DeadlineRule, DeadlineUnit } from '../measures/deadline-rule.js';
import type { LocalizedText } from '../measures/vocabulary.js';
import type { ArithmeticStep } from './arithmetic-step.js';

interface Explained {
  readonly rule: DeadlineRule;
  readonly opened: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly arithmetic: readonly ArithmeticStep[];
  /** Working days granted on top. */
  readonly granted: number;
  /** Years whose holidays are not announced. */
  readonly unannounced: readonly number[];
  /** Limits in hours: the instant itself. */
  readonly dueAt?: Date;
}

export const UNITS: Readonly<Record<Exclude<DeadlineUnit, 'dayOfYear'>, LocalizedText>> = {
  workingDays: { zh: '个工作日', en: 'working days' },
  calendarDays: { zh: '个自然日', en: 'calendar days' },
  months: { zh: '个月', en: 'months' },
  hours: { zh: '小时', en: 'hours' },
};

/**
 * Such as "5 个工作日，自 2026-09-29 起（当日不计）：国庆节（10-01至10-07）不计，10-10 调休上班计入；至 2026-10-12（含当日）" and
 * "5 working days from 2026-09-29 (that day not counted): National Day (10-01 to 10-07) skipped, 10-10 works; due 2026-10-12".
 */
export function explain(explained: Explained): LocalizedText {
  const { dueOn, dueAt } = explained;
  const notes = notesOf(explained);
  const due = dueAt ? shanghaiTime(dueAt) : dueOn;
  const join = (language: keyof LocalizedText, comma: string, colon: string) =>
    notes.length === 0 ? '' : colon + notes.map((note) => note[language]).join(comma);
  const head = headOf(explained);
  return {
    zh: `${head.zh}${join('zh', '，', '：')}；至 ${dueAt ? due : `${due}（含当日）`}`,
    en: `${head.en}${join('en', ', ', ': ')}; due ${due}`,
  };
}

function headOf({ rule, opened }: Explained): LocalizedText {
  if (rule.unit === 'dayOfYear') {
    return {
      zh: `每年至 ${rule.monthDay}（含当日），自 ${opened} 起`,
      en: `by ${rule.monthDay} of the year, from ${opened}`,
    };
  }
  const unit = UNITS[rule.unit];
  const zh = `${rule.amount} ${unit.zh}，自 ${opened} 起`;
  const en = `${rule.amount} ${rule.amount === 1 ? unit.en.slice(0, -1) : unit.en} from ${opened}`;
  if (rule.unit === 'hours' || rule.unit === 'months') return { zh, en };
  return rule.firstDayCounts
    ? { zh: `${zh}（当日计入）`, en: `${en} (that day counted)` }
    : { zh: `${zh}（当日不计）`, en: `${en} (that day not counted)` };
}

function notesOf({ arithmetic, granted, unannounced }: Explained): LocalizedText[] {
  const notes = arithmetic.flatMap((step) => noteOf(step) ?? []);
  if (granted > 0) notes.push({ zh: `另延长 ${granted} 个工作日`, en: `extended by ${granted} working days` });
  for (const year of unannounced) {
    notes.push({
      zh: `${year} 年节假日安排尚未公布，暂按周末推算`,
      en: `holidays of ${year} are not announced yet, weekends only (provisional)`,
    });
  }
  return notes;
}

function noteOf({ kind, from, to, holiday }: ArithmeticStep): LocalizedText | undefined {
  const span =
    from === to
      ? { zh: short(from), en: short(from) }
      : { zh: `${short(from)}至${short(to)}`, en: `${short(from)} to ${short(to)}` };
  switch (kind) {
    case 'holiday':
      return { zh: `${holiday?.zh}（${span.zh}）不计`, en: `${holiday?.en} (${span.en}) skipped` };
    case 'makeUp':
      return { zh: `${span.zh} 调休上班计入（${holiday?.zh}）`, en: `${span.en} works (make-up day, ${holiday?.en})` };
    case 'stopped':
      return { zh: `${span.zh} 停止计时`, en: `clock stopped ${span.en}` };
    case 'rolled':
      return { zh: `末日非工作日，顺延至 ${short(to)}`, en: `last day is not a working day, moved to ${short(to)}` };
    case 'counted':
    case 'weekend':
    case 'extension':
      return undefined;
  }
}

function short(date: CalendarDate): string {
  return date.slice(5);
}

function shanghaiTime(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
