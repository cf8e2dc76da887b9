import { seededMeasure } from '../../../test/support/measures.js';
import { documentsMissing } from './rectification-documents.js';
import { judgeAcceptance } from './rectification.js';

const MEASURE = seededMeasure('2025');

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
    const { rectification } = MEASURE;
    const after = day('2027-06-02');
    expect(documentsMissing(none, interimDueAt, rectification, after)).toEqual([
      'plan',
      'interimReport',
      'finalReport',
    ]);
    expect(documentsMissing(none, interimDueAt, { requiredDocuments: ['finalReport'] }, after)).toEqual([
      'finalReport',
    ]);
  });

  it('do not count the interim report before it is due', () => {
    const { rectification } = MEASURE;
    expect(documentsMissing(none, null, rectification, day('2027-01-01'))).toEqual(['plan', 'finalReport']);
    expect(documentsMissing(none, interimDueAt, rectification, day('2027-05-31'))).toEqual(['plan', 'finalReport']);
  });

  it('whoever finishes before the interim report is due owes none', () => {
    const filed = { ...none, plan: day('2027-01-01') };
    const early = { ...filed, finalReport: day('2027-05-31') };
    const late = { ...filed, finalReport: day('2027-06-02') };
    expect(documentsMissing(early, interimDueAt, MEASURE.rectification, day('2027-07-01'))).toEqual([]);
    expect(documentsMissing(late, interimDueAt, MEASURE.rectification, day('2027-07-01'))).toEqual(['interimReport']);
  });
});
