import { differenceOf, problemOfValue, type VerifiedValue } from './verified-value.js';

const VALUE: VerifiedValue = { unit: 'count', claimed: 9, verified: 9, note: undefined, evidence: [] };

describe('a verified value', () => {
  it.each<[string, Partial<VerifiedValue>, ReturnType<typeof problemOfValue>]>([
    ['as claimed needs nothing more', {}, undefined],
    ['below the claim says why', { verified: 8 }, 'unproved'],
    ['above the claim says why', { verified: 10 }, 'unproved'],
    ['with a note says why', { verified: 8, note: '一项已过期' }, undefined],
    ['with a file shows why', { verified: 10, evidence: ['f'] }, undefined],
    ['of a count is whole', { verified: 8.5, note: '半个' }, 'notWhole'],
    ['of persons is whole', { unit: 'persons', verified: 8.5, note: '半个' }, 'notWhole'],
    ['of an area may have a fraction', { unit: 'm2', verified: 8.5, note: '实测' }, undefined],
    ['of a share may be 100', { unit: 'percent', verified: 100, note: '审计报告' }, undefined],
    ['of a share is not more than 100', { unit: 'percent', verified: 100.01, note: '审计报告' }, 'overHundred'],
    ['differs only by what it can express', { unit: 'percent', claimed: 33.333333, verified: 33.3333 }, undefined],
  ])('%s', (_, change, problem) => {
    expect(problemOfValue({ ...VALUE, ...change })).toBe(problem);
  });

  it('differs from the claim exactly', () => {
    expect(differenceOf({ claimed: 0.3, verified: 0.1 })).toBe(-0.2);
  });
});
