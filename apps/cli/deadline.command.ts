import { Command, Option } from 'nest-commander';
import { fileURLToPath } from 'node:url';
import type { CalendarDate } from '#domain/common/calendar-date.js';
import { calendarDateOf, isCalendarDate, startOfDay } from '#domain/common/calendar-date.js';
import type { ClockStop, Deadline } from '#domain/clock/deadline.js';
import { deadlineOf } from '#domain/clock/deadline.js';
import { UNITS } from '#domain/clock/explain-deadline.js';
import { workCalendar } from '#domain/clock/work-calendar.js';
import type { DeadlineKey, DeadlineRule, Measure } from '#domain/measures/measure.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { readAnnouncements } from '#platform/measures/holiday-files.js';
import { readMeasures } from '#platform/measures/measure-files.js';
import { articleName } from './cases-text.js';
import { EXIT_USAGE } from './exit.js';
import { GuoheCommand, type OutputOptions } from './guohe-command.js';

interface DeadlineOptions extends OutputOptions {
  readonly from?: CalendarDate;
  readonly measure?: string;
  readonly extend?: number;
  readonly stop?: readonly ClockStop[];
}

const SEEDS = fileURLToPath(new URL('../../../seeds/', import.meta.url));
/** The calendar is known for these years, and no deadline of ours lies beyond them. */
const YEARS = { first: 2004, last: 2100 };

@Command({
  name: 'deadline',
  arguments: '[rule]',
  argsDescription: { rule: 'A limit of the measure, such as formalCheck; without it all of them are listed' },
  description: 'Explain when something is due, day by day: working days, holidays, make-up days',
})
export class DeadlineCommand extends GuoheCommand {
  async run([rule]: string[], options: DeadlineOptions): Promise<void> {
    const measure = await measureOf(options.measure);
    if (rule === undefined) {
      this.print(options, { measure: measure.id, deadlines: measure.deadlines }, listOf(measure));
      return;
    }
    if (!Object.hasOwn(measure.deadlines, rule)) {
      throw wrong(
        `The measure ${measure.id} has no limit "${rule}". It has: ${Object.keys(measure.deadlines).join(', ')} (没有这一期限).`,
      );
    }
    const limit = measure.deadlines[rule as DeadlineKey];
    const from = options.from ?? calendarDateOf(new Date());
    const deadline = deadlineOf({
      rule: limit,
      openedAt: startOfDay(from),
      calendar: workCalendar(await readAnnouncements(`${SEEDS}reference/holidays.json`)),
      stops: options.stop ?? [],
      extensions: options.extend ? [{ workingDays: options.extend }] : [],
    });
    this.print(options, { measure: measure.id, rule, from, ...deadline }, explained(limit, deadline));
  }

  @Option({ flags: '--from <date>', description: 'The day it begins, such as 2026-09-29; today unless given' })
  from(text: string): CalendarDate {
    return dateOf(text, '--from');
  }

  @Option({
    flags: '--measure <id>',
    description: 'Version of the measures, such as 2025; the newest in force unless given',
  })
  measure(id: string): string {
    return id;
  }

  @Option({ flags: '--extend <days>', description: 'Working days granted on top' })
  extend(text: string): number {
    const days = Number(text);
    if (!Number.isInteger(days) || days < 1 || days > 1_000)
      throw wrong('--extend takes a whole number from 1 to 1000 (须为此范围内的整数).');
    return days;
  }

  @Option({
    flags: '--stop <span>',
    description: 'The clock stands still, as in 2026-09-30..2026-10-14; may be repeated',
  })
  stop(text: string, others: readonly ClockStop[] = []): readonly ClockStop[] {
    const [stopped = '', resumed = ''] = text.split('..');
    const stop = { stoppedAt: startOfDay(dateOf(stopped, '--stop')), resumedAt: startOfDay(dateOf(resumed, '--stop')) };
    if (stop.resumedAt < stop.stoppedAt) throw wrong(`--stop ${text} ends before it begins (截止日早于开始日).`);
    return [...others, stop];
  }
}

/** The measure of that id, else the one that took effect last. */
async function measureOf(id: string | undefined): Promise<Measure> {
  const measures = await readMeasures(`${SEEDS}measures`);
  const inForce = [...measures.values()]
    .filter(({ effectiveFrom }) => effectiveFrom !== undefined && effectiveFrom !== null)
    .sort((one, other) => String(one.effectiveFrom).localeCompare(String(other.effectiveFrom)));
  const measure = id === undefined ? inForce.at(-1) : measures.get(id);
  if (measure) return measure;
  throw wrong(`There is no measure "${id}". There are: ${[...measures.keys()].join(', ')} (没有这一版管理办法).`);
}

function listOf({ id, deadlines }: Measure): string {
  const rows = Object.entries(deadlines).map(([key, rule]) => {
    const { name, article, mark } = rule;
    return `  ${key.padEnd(28)} ${lengthOf(rule).padEnd(24)} ${name.zh} ${name.en} (${articleName(article)}, ${mark})`;
  });
  const hint = 'Explain one, day by day (逐日说明): guohe deadline formalCheck --from 2026-09-29';
  return [`Limits of the measure ${id} (时限):`, ...rows, hint].join('\n');
}

function lengthOf(rule: DeadlineRule): string {
  if (rule.unit === 'dayOfYear') return `${rule.monthDay} 每年 every year`;
  const { zh, en } = UNITS[rule.unit];
  return `${rule.amount} ${zh} ${en}`;
}

function explained(
  { name, article, mark }: DeadlineRule,
  { dueOn, provisional, explanation, arithmetic }: Deadline,
): string {
  const days = arithmetic.map(({ kind, from, to, days: count, holiday }) => {
    const span = from === to ? from : `${from} … ${to}`;
    return `  ${span.padEnd(25)} ${String(count).padStart(3)} d  ${kind}${holiday ? ` ${holiday.zh} ${holiday.en}` : ''}`;
  });
  return [
    `${name.zh} ${name.en} (${articleName(article)}, ${mark}): ${dueOn}${provisional ? ' (暂定, provisional)' : ''}`,
    `  ${explanation.zh}`,
    `  ${explanation.en}`,
    ...days,
  ].join('\n');
}

function dateOf(text: string, option: string): CalendarDate {
  const year = Number(text.slice(0, 4));
  if (isCalendarDate(text) && year >= YEARS.first && year <= YEARS.last) return text;
  throw wrong(
    `${option} takes a day from ${YEARS.first} to ${YEARS.last} written YYYY-MM-DD, such as 2026-09-29; "${text}" is none (日期无效).`,
  );
}

function wrong(sentence: string): StartFailure {
  return new StartFailure(sentence, EXIT_USAGE);
}
