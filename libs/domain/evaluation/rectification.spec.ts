import { theMeasure } from '../../../test/builders/the-measure.js';
import { decideAcceptance, groundsShownBy, mayReapplyFrom } from './rectification.js';
import { isOnRoster, windowOf } from './roster.js';

const measure = theMeasure();

describe('acceptance of rectification', () => {
  it('restores at most as qualified', () => {
    const input = { scoreHundredths: 9500, problemIds: ['p1'], closedProblemIds: ['p1'] };
    expect(decideAcceptance(input, measure)).toMatchObject({ kind: 'restored', grade: 'qualified' });
    expect(decideAcceptance({ ...input, scoreHundredths: 6000 }, measure)).toMatchObject({
      kind: 'restored',
      grade: 'qualified',
    });
  });

  it('revokes under 60.00 or with a problem still open', () => {
    expect(decideAcceptance({ scoreHundredths: 5999, problemIds: [], closedProblemIds: [] }, measure)).toMatchObject({
      kind: 'revoked',
    });
    expect(
      decideAcceptance({ scoreHundredths: 9000, problemIds: ['a', 'b'], closedProblemIds: ['a', 'x'] }, measure),
    ).toMatchObject({
      kind: 'revoked',
      ground: 'failedAcceptance',
      openProblemIds: ['b'],
    });
  });
});

describe('revocation', () => {
  it('the record shows grounds: two missing reports in a row, two refusals, two unqualified in a row', () => {
    const clean = {
      grades: ['unqualified', 'good', 'unqualified'] as const,
      evaluationsRefused: 1,
      annualReportsFiled: [false, true, false],
    };
    expect(groundsShownBy(clean)).toEqual([]);
    expect(
      groundsShownBy({
        grades: ['good', 'unqualified', 'unqualified'],
        evaluationsRefused: 2,
        annualReportsFiled: [true, false, false],
      }),
    ).toEqual(['twoMissingReports', 'refusedEvaluationTwice', 'twoUnqualified']);
  });

  it('every ground that the record shows is in the measure', () => {
    const shown = groundsShownBy({
      grades: ['unqualified', 'unqualified'],
      evaluationsRefused: 2,
      annualReportsFiled: [false, false],
    });
    const known = measure.revocationGrounds.map(({ id }) => id);
    expect(known).toEqual(expect.arrayContaining([...shown, 'failedAcceptance']));
  });

  it('bars re-application 3 years for fault, 5 for fraud', () => {
    const groundOf = (id: string) => measure.revocationGrounds.find((ground) => ground.id === id)!;
    expect(mayReapplyFrom(groundOf('twoUnqualified'), '2026-11-21', measure)).toBe('2029-11-21');
    expect(mayReapplyFrom(groundOf('fraud'), '2026-11-21', measure)).toBe('2031-11-21');
    expect(mayReapplyFrom(groundOf('hostGone'), '2026-11-21', measure)).toBeNull();
  });
});

describe('the roster', () => {
  it('takes all bases accredited for a year', () => {
    expect(isOnRoster({ accreditedOn: '2025-11-22' }, '2026-11-21', measure.evaluation)).toBe(false);
    expect(
      isOnRoster({ accreditedOn: '2025-11-21', lastEvaluatedOn: '2026-11-01' }, '2026-11-21', measure.evaluation),
    ).toBe(true);
  });

  it('under the 2016 measure only those that are due', () => {
    const { evaluation } = theMeasure('2016');
    expect(isOnRoster({ accreditedOn: '2017-01-01' }, '2019-01-01', evaluation)).toBe(true);
    expect(isOnRoster({ accreditedOn: '2017-01-01', lastEvaluatedOn: '2019-01-02' }, '2022-01-01', evaluation)).toBe(
      false,
    );
    expect(isOnRoster({ accreditedOn: '2017-01-01', lastEvaluatedOn: '2019-01-02' }, '2022-01-02', evaluation)).toBe(
      true,
    );
  });

  it('figures come from the last full years', () => {
    expect(windowOf('2026-11-21', 3)).toEqual({ fromYear: 2023, toYear: 2025 });
  });
});
