import { toldDay } from './told-day.js';

describe('what a day is said to be', () => {
  const nationalDay = { zh: '国庆节', en: 'National Day' };

  it.each([
    ['2026-11-23', undefined, '星期一，工作日', 'Monday, a working day'],
    ['2026-11-22', undefined, '星期日，周末，非工作日', 'Sunday, weekend'],
    ['2026-10-01', { working: false, holiday: nationalDay }, '星期四，国庆节放假', 'Thursday, free: National Day'],
    [
      '2026-10-10',
      { working: true, holiday: nationalDay },
      '星期六，国庆节调休，工作日',
      'Saturday, a working day, for National Day',
    ],
  ])('%s', (on, special, zh, en) => {
    expect(toldDay(on, special, true)).toEqual({ zh, en });
  });

  it('says so of a year whose holidays are not announced', () => {
    expect(toldDay('2031-03-03', undefined, false)).toEqual({
      zh: '星期一，工作日（该年放假安排尚未公布）',
      en: 'Monday, a working day (holidays not announced yet)',
    });
  });
});
