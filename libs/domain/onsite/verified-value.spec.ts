import { differenceOf, problemOfValue, type VerifiedValue } from './verified-value.js';

const VALUE: VerifiedValue = {
  unit: 'count',
  claimed: 9,
  claimEvidenceCount: 1,
  verified: 9,
  note: undefined,
  evidence: [],
};

describe('a verified value', () => {
  it.each<[string, Partial<VerifiedValue>, ReturnType<typeof problemOfValue>]>([
    ['as claimed needs nothing more', {}, undefined],
    ['below the claim says why', { verified: 8 }, 'unproved'],
    ['above the claim shows why', { verified: 10 }, 'raisedUnproved'],
    ['above the claim is not shown by a note', { verified: 10, note: '现场清点' }, 'raisedUnproved'],
    ['as claimed without a file is shown by one of the visit', { claimEvidenceCount: 0 }, 'nothingShown'],
    ['below a claim without a file, too', { claimEvidenceCount: 0, verified: 3, note: '清点' }, 'nothingShown'],
    ['of a claim without a file may be none', { claimEvidenceCount: 0, verified: 0, note: '未见' }, undefined],
    ['of a claim without a file counts with one', { claimEvidenceCount: 0, evidence: ['f'] }, undefined],
    ['with a note says why', { verified: 8, note: '一项已过期' }, undefined],
    ['with a file shows why', { verified: 10, evidence: ['f'] }, undefined],
    ['of a count is whole', { verified: 8.5, note: '半个' }, 'notWhole'],
    ['of persons is whole', { unit: 'persons', verified: 8.5, note: '半个' }, 'notWhole'],
    ['of an area may have a fraction', { unit: 'm2', verified: 8.5, note: '实测' }, undefined],
    ['of a share may be 100', { unit: 'percent', verified: 100, evidence: ['f'] }, undefined],
    ['of a share is not more than 100', { unit: 'percent', verified: 100.01, note: '审计报告' }, 'overHundred'],
    ['differs only by what it can express', { unit: 'percent', claimed: 33.333333, verified: 33.3333 }, undefined],
  ])('%s', (_, change, problem) => {
    expect(problemOfValue({ ...VALUE, ...change })).toBe(problem);
  });

  it('differs from the claim exactly', () => {
    expect(differenceOf({ claimed: 0.3, verified: 0.1 })).toBe(-0.2);
  });
});
