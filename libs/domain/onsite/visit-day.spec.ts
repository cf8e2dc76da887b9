import { problemOfDay, type ProposedDay } from './visit-day.js';

const PROPOSED: ProposedDay = {
  day: '2026-11-24',
  today: '2026-11-23',
  limitOn: '2026-12-01',
  working: true,
  note: undefined,
  rehearsal: false,
};

describe('the day of a site visit', () => {
  it.each<[string, Partial<ProposedDay>, ReturnType<typeof problemOfDay>]>([
    ['is a working day within the limit', {}, undefined],
    ['may be today', { day: '2026-11-23' }, undefined],
    ['may be the last day of the limit', { day: '2026-12-01' }, undefined],
    ['is not past', { day: '2026-11-22' }, 'past'],
    ['is not after the limit', { day: '2026-12-02' }, 'afterLimit'],
    ['is free only for a reason', { day: '2026-11-28', working: false }, 'nonWorkingDay'],
    ['may be free for a reason', { day: '2026-11-28', working: false, note: '周末办会' }, undefined],
    ['is bound by nothing where no limit runs', { day: '2027-11-24', limitOn: undefined }, undefined],
    ['is not today once the limit has passed', { day: '2026-11-23', limitOn: '2026-11-20' }, 'afterLimit'],
    ['may be today in a rehearsal', { day: '2026-11-23', limitOn: '2026-11-20', rehearsal: true }, undefined],
    ['is not tomorrow then', { limitOn: '2026-11-20', rehearsal: true }, 'afterLimit'],
  ])('%s', (_, change, problem) => {
    expect(problemOfDay({ ...PROPOSED, ...change })).toBe(problem);
  });
});
