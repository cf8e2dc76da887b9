import fc from 'fast-check';
import { addDays, calendarDateOf, endOfDay, startOfDay } from '../common/calendar-date.js';
import type { DeadlineRule } from '../measures/measure.js';
import { deadlineOf, workingDaysIn } from './deadline.js';
import { workCalendar } from './work-calendar.js';

const calendar = workCalendar();

function rule(over: Partial<DeadlineRule>): DeadlineRule {
  return {
    name: { zh: '形式审查', en: 'Formal check' },
    unit: 'workingDays',
    amount: 5,
    firstDayCounts: false,
    rollsToWorkingDay: false,
    side: 'commission',
    onLapse: 'overdue',
    article: 'Ch. 3',
    mark: 'A',
    ...over,
  };
}

/** Ten in the morning in Shanghai. */
function morning(date: string): Date {
  return new Date(startOfDay(date).getTime() + 10 * 3_600_000);
}

function dueOn(over: Partial<DeadlineRule>, opened: string): string {
  return deadlineOf({ rule: rule(over), openedAt: morning(opened), calendar }).dueOn;
}

describe('working days', () => {
  it('skips 国庆 and counts its make-up day: 5 working days from 2026-09-29', () => {
    const deadline = deadlineOf({ rule: rule({}), openedAt: morning('2026-09-29'), calendar });
    expect(deadline.dueOn).toBe('2026-10-12');
    expect(deadline.dueAt.toISOString()).toBe('2026-10-12T15:59:59.999Z');
    expect(deadline.provisional).toBe(false);
    expect(deadline.explanation).toEqual({
      zh: '5 个工作日，自 2026-09-29 起（当日不计）：国庆节（10-01至10-07）不计，10-10 调休上班计入（国庆节）；至 2026-10-12（含当日）',
      en: '5 working days from 2026-09-29 (that day not counted): National Day (10-01 to 10-07) skipped, 10-10 works (make-up day, National Day); due 2026-10-12',
    });
    expect(deadline.arithmetic.map(({ kind, days }) => `${kind} ${days}`)).toEqual([
      'counted 1',
      'holiday 7',
      'counted 2',
      'makeUp 1',
      'weekend 1',
      'counted 1',
    ]);
  });

  it('counts the first day of a public notice', () => {
    expect(dueOn({ firstDayCounts: true }, '2026-11-16')).toBe('2026-11-20');
    expect(dueOn({ firstDayCounts: false }, '2026-11-16')).toBe('2026-11-23');
  });

  it('starts with the next working day when it opens on a free one', () => {
    expect(dueOn({ firstDayCounts: true }, '2026-11-21')).toBe('2026-11-27');
    expect(dueOn({ firstDayCounts: false }, '2026-11-21')).toBe('2026-11-27');
  });

  it('takes the day from the clock of Shanghai', () => {
    const late = new Date('2026-11-16T16:30:00Z');
    expect(deadlineOf({ rule: rule({ amount: 1 }), openedAt: late, calendar }).dueOn).toBe('2026-11-18');
  });

  it('is property-wise: the n-th working day after, monotone, and as many days in between', () => {
    const day = fc.integer({ min: 0, max: 8000 }).map((offset) => addDays('2004-01-01', offset));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, amount) => {
        const due = dueOn({ amount }, from);
        expect(calendar.dayOf(due).working).toBe(true);
        expect(workingDaysIn(addDays(from, 1), due, calendar)).toBe(amount);
        expect(dueOn({ amount: amount + 1 }, from) > due).toBe(true);
        expect(dueOn({ amount }, addDays(from, 1)) >= due).toBe(true);
      }),
    );
  });
});

describe('other units', () => {
  it('months end on the same day, and move off a free day where the rule says so', () => {
    expect(dueOn({ unit: 'months', amount: 12 }, '2025-01-31')).toBe('2026-01-31');
    expect(dueOn({ unit: 'months', amount: 12, rollsToWorkingDay: true }, '2025-01-31')).toBe('2026-02-02');
    expect(dueOn({ unit: 'months', amount: 1 }, '2026-01-31')).toBe('2026-02-28');
  });

  it('calendar days count every day', () => {
    expect(dueOn({ unit: 'calendarDays', amount: 10 }, '2026-09-29')).toBe('2026-10-09');
    expect(dueOn({ unit: 'calendarDays', amount: 10, firstDayCounts: true }, '2026-09-29')).toBe('2026-10-08');
  });

  it('hours run to the minute', () => {
    const deadline = deadlineOf({
      rule: rule({ unit: 'hours', amount: 24 }),
      openedAt: morning('2026-10-01'),
      calendar,
    });
    expect(deadline.dueAt).toEqual(morning('2026-10-02'));
    expect(deadline.explanation.zh).toBe('24 小时，自 2026-10-01 起；至 2026-10-02 10:00');
  });

  it('a fixed day is the next of its kind', () => {
    expect(dueOn({ unit: 'dayOfYear', amount: 0, monthDay: '12-31' }, '2026-11-21')).toBe('2026-12-31');
    expect(dueOn({ unit: 'dayOfYear', amount: 0, monthDay: '03-31' }, '2026-11-21')).toBe('2027-03-31');
    expect(dueOn({ unit: 'dayOfYear', amount: 0, monthDay: '11-21' }, '2026-11-21')).toBe('2026-11-21');
  });
});

describe('stops and extensions', () => {
  it('adds back the days while the other side must act', () => {
    const stops = [{ stoppedAt: morning('2026-11-17'), resumedAt: morning('2026-11-20') }];
    const deadline = deadlineOf({ rule: rule({}), openedAt: morning('2026-11-16'), calendar, stops });
    expect(deadline.dueOn).toBe('2026-11-26');
    expect(deadline.explanation.en).toContain('clock stopped 11-18 to 11-20');
  });

  it('stops that overlap are taken once, and one within a day takes nothing', () => {
    const stops = [
      { stoppedAt: morning('2026-11-17'), resumedAt: morning('2026-11-19') },
      { stoppedAt: morning('2026-11-18'), resumedAt: morning('2026-11-20') },
      { stoppedAt: morning('2026-11-24'), resumedAt: endOfDay('2026-11-24') },
    ];
    expect(deadlineOf({ rule: rule({}), openedAt: morning('2026-11-16'), calendar, stops }).dueOn).toBe('2026-11-26');
    const hours = {
      rule: rule({ unit: 'hours' as const, amount: 48 }),
      openedAt: morning('2026-11-16'),
      calendar,
      stops,
    };
    expect(deadlineOf(hours).dueAt).toEqual(morning('2026-11-21'));
  });

  it('a stop never makes a deadline earlier, and a longer one never less late', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(5), (start, length, more) => {
        const stop = (days: number) => [
          { stoppedAt: morning(addDays('2026-03-02', start)), resumedAt: morning(addDays('2026-03-02', start + days)) },
        ];
        const due = (stops?: ReturnType<typeof stop>) =>
          deadlineOf({ rule: rule({ amount: 10 }), openedAt: morning('2026-03-02'), calendar, stops }).dueAt.getTime();
        expect(due(stop(length))).toBeGreaterThanOrEqual(due());
        expect(due(stop(length + more))).toBeGreaterThanOrEqual(due(stop(length)));
      }),
    );
  });

  it('extends by working days from the day it was due', () => {
    const deadline = deadlineOf({
      rule: rule({}),
      openedAt: morning('2026-09-29'),
      calendar,
      extensions: [{ workingDays: 1 }, { workingDays: 2 }],
    });
    expect(deadline.dueOn).toBe('2026-10-15');
    expect(deadline.explanation.zh).toContain('另延长 3 个工作日');
  });
});

describe('years that are not announced', () => {
  const input = { rule: rule({ amount: 5 }), openedAt: morning('2028-09-29') };

  it('are provisional, with weekends only', () => {
    const deadline = deadlineOf({ ...input, calendar });
    expect(deadline.provisional).toBe(true);
    expect(deadline.dueOn).toBe('2028-10-06');
    expect(deadline.explanation.zh).toContain('2028 年节假日安排尚未公布');
  });

  it('are computed again when known', () => {
    const name = { zh: '国庆节', en: 'National Day' };
    const known = workCalendar([
      {
        year: 2028,
        holidays: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ date: `2028-10-0${day}`, name })),
        makeUpDays: [{ date: '2028-10-08', name }],
      },
    ]);
    const deadline = deadlineOf({ ...input, calendar: known });
    expect(deadline.provisional).toBe(false);
    expect(deadline.dueOn).toBe('2028-10-12');
    expect(deadline.explanation.en).toContain('10-08 works');
  });

  it('the last days of December wait for the announcement of the next year', () => {
    const last = Math.max(
      ...Array.from({ length: 40 }, (_, i) => 2004 + i).filter((y) => !calendar.dayOf(`${y}-06-01`).provisional),
    );
    expect(calendar.dayOf(`${last}-12-25`).provisional).toBe(false);
    expect(calendar.dayOf(`${last}-12-28`).provisional).toBe(true);
    expect(calendar.dayOf(`${last - 1}-12-28`).provisional).toBe(false);
  });
});

describe('rehearsal', () => {
  it('replaces the pace and says so', () => {
    const openedAt = morning('2026-11-16');
    const at = (over: Partial<DeadlineRule>, extensions = 0) =>
      deadlineOf({
        rule: rule(over),
        openedAt,
        calendar,
        rehearsalDaySeconds: 2,
        extensions: [{ workingDays: extensions }],
      }).dueAt.getTime() - openedAt.getTime();
    expect(at({})).toBe(10_000);
    expect(at({}, 3)).toBe(16_000);
    expect(at({ unit: 'months', amount: 12 })).toBe(12 * 21 * 2000);
    expect(at({ unit: 'hours', amount: 24 })).toBe(2000);
    const deadline = deadlineOf({ rule: rule({}), openedAt, calendar, rehearsalDaySeconds: 2 });
    expect(deadline.explanation.zh).toMatch(/^演练：/);
    expect(deadline.dueOn).toBe(calendarDateOf(deadline.dueAt));
  });

  it('leaves whoever is replaced for silence the time to answer', () => {
    const openedAt = morning('2026-11-16');
    const invitation = rule({ amount: 3, onLapse: 'replaced' });
    const brisk = deadlineOf({ rule: invitation, openedAt, calendar, rehearsalDaySeconds: 0.1 });
    expect(brisk.dueAt.getTime() - openedAt.getTime()).toBe(10_000);
    const calm = deadlineOf({ rule: invitation, openedAt, calendar, rehearsalDaySeconds: 60 });
    expect(calm.dueAt.getTime() - openedAt.getTime()).toBe(180_000);
  });
});

describe('the calendar', () => {
  it('does not depend on the time zone of the machine', () => {
    expect(calendar.dayOf('2026-10-10')).toMatchObject({ kind: 'makeUp', working: true });
    expect(calendar.dayOf('2026-10-01')).toMatchObject({ kind: 'holiday', holiday: { zh: '国庆节' } });
    expect(calendar.dayOf('2017-10-15').kind).toBe('weekend');
    expect(calendar.dayOf('2026-11-20').kind).toBe('working');
  });
});
