import type { ReminderRules } from '../measures/measure.js';
import { endOfDay } from '../common/calendar-date.js';
import { remindersOf, type ReminderInput } from './reminders.js';
import { workCalendar } from './work-calendar.js';

const RULES: ReminderRules = {
  beforeWorkingDays: [2],
  afterWorkingDays: [0, 5],
  escalateAfterWorkingDays: 3,
  atHour: 9,
  article: 'Ch. 3',
  mark: 'A',
};

const calendar = workCalendar();

/** A limit that began on 2026-09-21 and ends with 2026-09-30, the last working day before the National Day holiday. */
const reminders = (change: Partial<ReminderInput> = {}) =>
  remindersOf({
    rules: RULES,
    rule: { onLapse: 'overdue' },
    openedAt: new Date('2026-09-21T02:00:00Z'),
    limit: { dueOn: '2026-09-30', dueAt: endOfDay('2026-09-30') },
    calendar,
    rehearsalDaySeconds: null,
    ...change,
  }).map(({ kind, at }) => [kind, at.toISOString()]);

const paced = (dueAt: string, rehearsalDaySeconds: number) =>
  reminders({ limit: { dueOn: '2026-09-21', dueAt: new Date(dueAt) }, rehearsalDaySeconds });

describe('the reminders of a limit', () => {
  it('come in the morning, so many working days before and after its last day; holidays are skipped', () => {
    expect(reminders()).toEqual([
      ['before', '2026-09-28T01:00:00.000Z'],
      ['after', '2026-09-30T15:59:59.999Z'],
      ['escalation', '2026-10-10T01:00:00.000Z'],
      ['after', '2026-10-13T01:00:00.000Z'],
    ]);
  });

  it('end with the limit where the stage closes of itself', () => {
    expect(reminders({ rule: { onLapse: 'deemedWithdrawn' } })).toEqual([['before', '2026-09-28T01:00:00.000Z']]);
  });

  it('do not come on the day on which the limit began, nor before', () => {
    expect(reminders({ openedAt: new Date('2026-09-28T00:00:00Z'), rule: { onLapse: 'closes' } })).toEqual([]);
  });

  it('begin earlier for a limit that says so', () => {
    const rule = { onLapse: 'closes', remindBeforeWorkingDays: [3, 1] } as const;
    expect(reminders({ rule })).toEqual([
      ['before', '2026-09-24T01:00:00.000Z'],
      ['before', '2026-09-29T01:00:00.000Z'],
    ]);
  });

  it('keep the pace of a rehearsal', () => {
    expect(paced('2026-09-21T02:00:10Z', 2)).toEqual([
      ['before', '2026-09-21T02:00:06.000Z'],
      ['after', '2026-09-21T02:00:10.000Z'],
      ['escalation', '2026-09-21T02:00:16.000Z'],
      ['after', '2026-09-21T02:00:20.000Z'],
    ]);
  });

  it('leave the reminder before it out where nobody could act on it any more', () => {
    expect(paced('2026-09-21T02:00:02Z', 0.4).map(([kind]) => kind)).toEqual(['after', 'escalation', 'after']);
  });
});
