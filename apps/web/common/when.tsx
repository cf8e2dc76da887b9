import { toldDay } from '#domain/clock/told-day.js';
import { calendarDateOf, yearOf } from '#domain/common/calendar-date.js';
import { Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { useGet } from '../api/queries.js';
import { useLanguage, useSay, type Text } from '../app/language.js';
import { dayText, instantText } from './day-text.js';
import { Explained } from './explained.js';

/** The calendar day that it is in Beijing. */
export const todayInBeijing = (): string => calendarDateOf(new Date());
export const yearInBeijing = (): number => yearOf(todayInBeijing());

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

/** A calendar day; whoever points at it, taps it or comes to it is told its weekday, and whether it is worked on. */
export function Day({ on }: { on: string | null | undefined }) {
  const language = useLanguage();
  if (!on) return null;
  return (
    <DayTold on={on}>
      <time dateTime={on}>{dayText(on, language)}</time>
    </DayTold>
  );
}

/** Until what instant something can be done: what its day is, is told as of a day. */
export function Until({ at }: { at: string }) {
  return (
    <DayTold on={calendarDateOf(new Date(at))}>
      <Instant at={at} />
    </DayTold>
  );
}

function DayTold({ on, children }: { on: string; children: ReactNode }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const year = Number(on.slice(0, 4));
  const { data, error } = useGet(
    '/api/v1/calendar',
    { query: { year } },
    { enabled: asked && year >= FIRST_KNOWN_YEAR },
  );
  if (!(year >= FIRST_KNOWN_YEAR)) return children;
  const special = data?.days.find(({ date }) => date === on);
  const told = data ? toldDay(on, special, data.announced) : error ? error.problem.sentence : READING;
  return (
    <Explained title={say(told)} onAsked={() => setAsked(true)}>
      {children}
    </Explained>
  );
}

/** Of earlier years no announcement is kept. */
const FIRST_KNOWN_YEAR = 2004;
const READING: Text = { zh: '正在读取', en: 'Loading' };

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
