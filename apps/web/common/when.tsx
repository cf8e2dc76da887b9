import { calendarDateOf } from '#domain/common/calendar-date.js';
import { Tag } from 'antd';
import { useLanguage, useSay, type Text } from '../app/language.js';
import { Explained } from './explained.js';

const ZONE = 'Asia/Shanghai';

/** Made once: to make one takes longer than to format a whole list. */
const formatsOf = (locale: string) => ({
  instant: new Intl.DateTimeFormat(locale, {
    timeZone: ZONE,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }),
  day: new Intl.DateTimeFormat(locale, { timeZone: ZONE, dateStyle: 'medium' }),
});
const FORMATS = { zh: formatsOf('zh-CN'), en: formatsOf('en-GB') };

/** An instant in Beijing time. */
export function instantText(at: string, language: 'zh' | 'en'): string {
  return FORMATS[language].instant.format(new Date(at));
}

/** The calendar day that it is in Beijing. */
export const todayInBeijing = (): string => calendarDateOf(new Date());

/** A calendar day, as the measures count them. */
export function dayText(day: string, language: 'zh' | 'en'): string {
  return FORMATS[language].day.format(new Date(`${day}T12:00:00+08:00`));
}

export function Instant({ at }: { at: string | null | undefined }) {
  const language = useLanguage();
  const say = useSay();
  if (!at) return null;
  return (
    <time dateTime={at} title={say('北京时间', 'Beijing time')}>
      {instantText(at, language)}
    </time>
  );
}

export function Day({ on }: { on: string | null | undefined }) {
  const language = useLanguage();
  return on ? <time dateTime={on}>{dayText(on, language)}</time> : null;
}

export interface DueProps {
  readonly dueAt: string | null;
  readonly dueOn?: string | null;
  readonly overdue?: boolean;
  readonly suspendedSince?: string | null;
  readonly explained?: Text | null;
  /** A rehearsal's days last seconds: its limits are told to the minute. */
  readonly rehearsal?: boolean;
}

/** Until when: with how the limit was computed, for whoever asks. */
export function Due({ dueAt, dueOn, overdue, suspendedSince, explained, rehearsal }: DueProps) {
  const say = useSay();
  const language = useLanguage();
  if (suspendedSince) return <Tag color="default">{say('已中止，停止计时', 'Suspended: the clock stands still')}</Tag>;
  if (!dueAt) return <span className="quiet">{say('无期限', 'No limit')}</span>;
  const when = dueOn && !rehearsal ? dayText(dueOn, language) : instantText(dueAt, language);
  const shown = (
    <span className={overdue ? 'overdue' : undefined}>
      <time dateTime={dueAt}>{when}</time>
      {overdue ? say('（已逾期）', ' (overdue)') : ''}
    </span>
  );
  return explained ? <Explained title={say(explained)}>{shown}</Explained> : shown;
}
