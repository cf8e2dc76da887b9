import { seededMeasure } from '../../../test/support/measures.js';
import { decideAcceptance, mayReapplyFrom } from './rectification.js';
import { isOnRoster } from './roster.js';

const MEASURE = seededMeasure('2025');
const SINCE_2016 = seededMeasure('2016');

describe('acceptance of rectification', () => {
  it('restores at most as qualified', () => {
    const input = { scoreHundredths: 9500, problemIds: ['p1'], closedProblemIds: ['p1'] };
    expect(decideAcceptance(input, MEASURE)).toMatchObject({ kind: 'restored', grade: 'qualified' });
    expect(decideAcceptance({ ...input, scoreHundredths: 6000 }, MEASURE)).toMatchObject({
      kind: 'restored',
      grade: 'qualified',
    });
  });

  it('revokes under 60.00 or with a problem still open', () => {
    expect(decideAcceptance({ scoreHundredths: 5999, problemIds: [], closedProblemIds: [] }, MEASURE)).toMatchObject({
      kind: 'revoked',
    });
    expect(
      decideAcceptance({ scoreHundredths: 9000, problemIds: ['a', 'b'], closedProblemIds: ['a', 'x'] }, MEASURE),
    ).toMatchObject({
      kind: 'revoked',
      ground: 'failedAcceptance',
      openProblemIds: ['b'],
    });
  });
});

describe('revocation', () => {
  it('bars re-application 3 years for fault, 5 for fraud', () => {
    const groundOf = (id: string) => MEASURE.revocationGrounds.find((ground) => ground.id === id)!;
    expect(mayReapplyFrom(groundOf('twoUnqualified'), '2026-11-21', MEASURE)).toBe('2029-11-21');
    expect(mayReapplyFrom(groundOf('fraud'), '2026-11-21', MEASURE)).toBe('2031-11-21');
    expect(mayReapplyFrom(groundOf('hostGone'), '2026-11-21', MEASURE)).toBeNull();
  });
});

describe('the roster', () => {
  it('takes all bases accredited for a year', () => {
    expect(isOnRoster({ accreditedOn: '2025-11-22' }, '2026-11-21', MEASURE.evaluation)).toBe(false);
    expect(
      isOnRoster({ accreditedOn: '2025-11-21', lastEvaluatedOn: '2026-11-01' }, '2026-11-21', MEASURE.evaluation),
    ).toBe(true);
  });

  it('under the 2016 measure only those that are due', () => {
    const { evaluation } = SINCE_2016;
    expect(isOnRoster({ accreditedOn: '2017-01-01' }, '2019-01-01', evaluation)).toBe(true);
    expect(isOnRoster({ accreditedOn: '2017-01-01', lastEvaluatedOn: '2019-01-02' }, '2022-01-01', evaluation)).toBe(
      false,
    );
    expect(isOnRoster({ accreditedOn: '2017-01-01', lastEvaluatedOn: '2019-01-02' }, '2022-01-02', evaluation)).toBe(
      true,
    );
  });
});
