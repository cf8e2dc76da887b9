import { seededMeasure } from '../../../test/support/measures.js';
import { documentsMissing } from './rectification-documents.js';
import { judgeAcceptance } from './rectification.js';
import { isOnRoster } from './roster.js';

const MEASURE = seededMeasure('2025');
const SINCE_2016 = seededMeasure('2016');

describe('acceptance of rectification', () => {
  const passing = { scoreHundredths: 9500, problemIds: ['a', 'b'], closedProblemIds: ['a', 'b'], missingDocuments: [] };

  it('restores at most as qualified', () => {
    expect(judgeAcceptance(passing, MEASURE)).toMatchObject({ grade: 'qualified' });
    expect(judgeAcceptance({ ...passing, scoreHundredths: 6000 }, MEASURE)).toMatchObject({ grade: 'qualified' });
  });

  it.each([
    ['a score under 60.00', { scoreHundredths: 5999 }, { belowLine: true }],
    ['a problem still open', { closedProblemIds: ['a', 'x'] }, { openProblemIds: ['b'] }],
    ['a document that was never filed', { missingDocuments: ['plan'] as const }, { missingDocuments: ['plan'] }],
  ])('restores nobody with %s', (_, change, finding) => {
    expect(judgeAcceptance({ ...passing, ...change }, MEASURE)).toMatchObject({ grade: null, ...finding });
  });

  it('names everything that stands against it', () => {
    const nothing = { ...passing, scoreHundredths: 0, closedProblemIds: [], missingDocuments: ['plan'] as const };
    expect(judgeAcceptance(nothing, MEASURE).explanation.zh).toBe(
      '未报送：整改方案；验收 0.00 分，低于 60.00 分；2 个问题未整改到位',
    );
  });
});

describe('documents of a rectification', () => {
  const day = (on: string) => new Date(`${on}T10:00:00+08:00`);
  const none = { plan: null, interimReport: null, finalReport: null };
  const interimDueAt = day('2027-06-01');

  it('are owed as the measure says', () => {
    expect(documentsMissing(none, interimDueAt, MEASURE.rectification)).toEqual([
      'plan',
      'interimReport',
      'finalReport',
    ]);
    expect(documentsMissing(none, interimDueAt, { requiredDocuments: ['finalReport'] })).toEqual(['finalReport']);
  });

  it('whoever finishes before the interim report is due owes none', () => {
    const filed = { ...none, plan: day('2027-01-01') };
    const early = { ...filed, finalReport: day('2027-05-31') };
    const late = { ...filed, finalReport: day('2027-06-02') };
    expect(documentsMissing(early, interimDueAt, MEASURE.rectification)).toEqual([]);
    expect(documentsMissing(late, interimDueAt, MEASURE.rectification)).toEqual(['interimReport']);
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
