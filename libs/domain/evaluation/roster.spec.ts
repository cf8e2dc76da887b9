import { seededMeasure } from '../../../test/support/measures.js';
import { whyNotDue, type RosterBase } from './roster.js';

const { evaluation } = seededMeasure('2025');
const SINCE_2016 = seededMeasure('2016').evaluation;
const REAL = { rehearsal: false, opensOn: '2026-11-21' };

function aBase(change: Partial<RosterBase> = {}): RosterBase {
  return {
    state: 'accredited',
    rehearsal: false,
    evaluationOpen: false,
    evaluatedThisYear: false,
    accreditedOn: '2020-01-01',
    lastEvaluatedOn: null,
    ...change,
  };
}

describe('the roster of a campaign', () => {
  it('takes all bases accredited for a year', () => {
    expect(whyNotDue(aBase({ accreditedOn: '2025-11-22' }), REAL, evaluation)).toBe('accreditedRecently');
    const base = aBase({ accreditedOn: '2025-11-21', lastEvaluatedOn: '2026-11-01' });
    expect(whyNotDue(base, REAL, evaluation)).toBeNull();
  });

  it('under the 2016 measure only those that are due', () => {
    const on = (opensOn: string) => ({ rehearsal: false, opensOn });
    const base = aBase({ accreditedOn: '2017-01-01', lastEvaluatedOn: '2019-01-02' });
    expect(whyNotDue(aBase({ accreditedOn: '2017-01-01' }), on('2019-01-01'), SINCE_2016)).toBeNull();
    expect(whyNotDue(base, on('2022-01-01'), SINCE_2016)).toBe('evaluatedRecently');
    expect(whyNotDue(base, on('2022-01-02'), SINCE_2016)).toBeNull();
  });

  it.each([
    ['rehearsed', { rehearsal: true }, 'otherPace'],
    ['revoked', { state: 'revoked' }, 'revoked'],
    ['under rectification', { state: 'underRectification' }, 'underRectification'],
    ['still being evaluated', { evaluationOpen: true }, 'evaluationOpen'],
    ['graded for the year already', { evaluatedThisYear: true }, 'evaluatedThisYear'],
  ] as const)('leaves out a base that is %s', (_, change, reason) => {
    expect(whyNotDue(aBase(change), REAL, evaluation)).toBe(reason);
  });

  it('of a rehearsal, too, takes a base once for a year', () => {
    const graded = aBase({ rehearsal: true, evaluatedThisYear: true });
    expect(whyNotDue(graded, { ...REAL, rehearsal: true }, evaluation)).toBe('evaluatedThisYear');
  });

  it('of a rehearsal takes every base that was rehearsed, however young, and no other', () => {
    const rehearsal = { ...REAL, rehearsal: true };
    expect(whyNotDue(aBase({ rehearsal: true, accreditedOn: '2026-11-20' }), rehearsal, evaluation)).toBeNull();
    expect(whyNotDue(aBase(), rehearsal, evaluation)).toBe('otherPace');
  });
});
