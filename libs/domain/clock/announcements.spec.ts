import { parseAnnouncements } from './announcements.js';
import { workCalendar } from './work-calendar.js';

const name = { zh: '元旦', en: "New Year's Day" };
const year = {
  year: 2028,
  holidays: [
    { date: '2028-01-01', name },
    { date: '2027-12-31', name },
  ],
  makeUpDays: [{ date: '2027-12-26', name }],
};

function problemsOf(json: unknown): string[] {
  const parsed = parseAnnouncements(json);
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`);
}

describe('announcements of holidays', () => {
  it('make a year known, with what they settle in the December before it', () => {
    const parsed = parseAnnouncements([year]);
    const calendar = workCalendar(parsed.ok ? parsed.announcements : []);
    expect(calendar.dayOf('2028-03-01')).toMatchObject({ working: true, provisional: false });
    expect(calendar.dayOf('2027-12-31')).toMatchObject({ kind: 'holiday', provisional: false });
    expect(calendar.dayOf('2027-12-26')).toMatchObject({ kind: 'makeUp', working: true });
    expect(calendar.dayOf('2028-12-27').provisional).toBe(true);
  });

  it.each<[unknown, string]>([
    [{}, '/ measure.wrongType'],
    [[{ ...year, year: '2028' }], '/0/year measure.wrongType'],
    [[{ ...year, holidays: [] }], '/0/holidays measure.dates'],
    [[{ ...year, holidays: [{ date: '2028-02-30', name }] }], '/0/holidays/0/date measure.dates'],
    [[{ ...year, makeUpDays: [{ date: '2028-01-03', name }] }], '/0/makeUpDays/0/date measure.dates'],
    [[{ ...year, makeUpDays: [{ date: '2027-12-18', name }] }], '/0/makeUpDays/0/date measure.dates'],
    [[{ ...year, makeUpDays: [{ date: '2028-01-01', name }] }], '/0/makeUpDays/0/date measure.duplicate'],
    [[year, year], '/1/year measure.duplicate'],
  ])('%j says where', (json, problem) => {
    expect(problemsOf(json).map((one) => (one.startsWith(' ') ? `/${one}` : one))).toContain(problem);
  });
});
