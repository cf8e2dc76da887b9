import fc from 'fast-check';
import {
  addDays,
  addMonths,
  calendarDateOf,
  daysBetween,
  endOfDay,
  isCalendarDate,
  startOfDay,
} from './calendar-date.js';

const day = fc.integer({ min: -20_000, max: 40_000 }).map((offset) => addDays('2000-01-01', offset));

describe('calendar days of Asia/Shanghai', () => {
  it('knows which days exist', () => {
    expect(isCalendarDate('2024-02-29')).toBe(true);
    for (const wrong of [
      '2026-02-29',
      '2026-13-01',
      '2026-1-1',
      '20260101',
      '',
      null,
      20260101,
      '2026-01-01T00:00:00Z',
    ]) {
      expect(isCalendarDate(wrong)).toBe(false);
    }
  });

  it('turns over at midnight in Shanghai, not in Greenwich', () => {
    expect(calendarDateOf(new Date('2026-11-21T15:59:59.999Z'))).toBe('2026-11-21');
    expect(calendarDateOf(new Date('2026-11-21T16:00:00.000Z'))).toBe('2026-11-22');
    expect(endOfDay('2026-11-21').toISOString()).toBe('2026-11-21T15:59:59.999Z');
    expect(startOfDay('2026-11-21').toISOString()).toBe('2026-11-20T16:00:00.000Z');
  });

  it('keeps to the month when the day does not exist in it', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  it('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(calendarDateOf(endOfDay(date))).toBe(date);
        expect(calendarDateOf(startOfDay(date))).toBe(date);
      }),
    );
  });
});
