import fc from 'fast-check';
import { seededMeasure } from '../../../test/support/measures.js';
import type { BaseType } from '../measures/measure.js';
import { BASE_TYPES } from '../measures/measure.js';
import type { CampaignEntry } from './grades.js';
import { gradeCampaign, gradeOf, placesOf } from './grades.js';

const MEASURE = seededMeasure('2025');
const SINCE_2016 = seededMeasure('2016');

const { evaluation } = MEASURE;
const three = SINCE_2016.evaluation;

function base(id: string, totalHundredths: number, over: Partial<CampaignEntry> = {}): CampaignEntry {
  return {
    id,
    type: 'park',
    totalHundredths,
    dataHundredths: 0,
    managementHundredths: 0,
    landedHundredths: 0,
    ...over,
  };
}

/** `count` park bases with this total, named p1, p2, … */
function parks(count: number, totalHundredths: number, type: BaseType = 'park') {
  return Array.from({ length: count }, (_, index) => base(`${type}${index + 1}`, totalHundredths, { type }));
}

function gradesOf(entries: readonly CampaignEntry[], rules = evaluation) {
  return Object.fromEntries(gradeCampaign(entries, rules).map(({ id, grade }) => [id, grade]));
}

describe('the thresholds', () => {
  it.each([
    [10_000, 'excellent'],
    [8500, 'excellent'],
    [8499, 'good'],
    [7000, 'good'],
    [6999, 'qualified'],
    [6000, 'qualified'],
    [5999, 'unqualified'],
    [0, 'unqualified'],
  ] as const)('%d is %s', (total, grade) => {
    expect(gradeOf(total, evaluation.gradeBands)).toBe(grade);
  });

  it('the 2016 measure has three grades', () => {
    expect([8500, 8499, 6000, 5999].map((total) => gradeOf(total, three.gradeBands))).toEqual([
      'excellent',
      'qualified',
      'qualified',
      'unqualified',
    ]);
  });
});

describe('the share of the cohort', () => {
  it('is 20 % rounded down, at least 1 from three on, and none below', () => {
    const places = [1, 2, 3, 4, 5, 9, 10, 14, 15, 100].map((size) => placesOf(size, evaluation.excellentShare));
    expect(places).toEqual([0, 0, 1, 1, 1, 1, 2, 2, 3, 20]);
  });

  it('only the best of those at 85 are excellent, the others good', () => {
    const entries = [base('a', 9500), base('b', 9400), base('c', 9300), ...parks(7, 6500)];
    expect(gradesOf(entries)).toMatchObject({ a: 'excellent', b: 'excellent', c: 'good', park1: 'qualified' });
  });

  it('under the 2016 measure those outside the share are qualified', () => {
    expect(gradesOf([base('a', 9500), base('b', 9400), base('c', 5000)], three)).toEqual({
      a: 'excellent',
      b: 'qualified',
      c: 'unqualified',
    });
  });

  it('is counted by type; types with fewer than three bases pool', () => {
    const entries = [
      ...parks(3, 9000, 'research'),
      base('lone', 9900, { type: 'enterprise' }),
      base('x', 9000, { type: 'platform' }),
      base('y', 8900, { type: 'platform' }),
    ];
    const results = gradeCampaign(entries, evaluation);
    expect(results.find(({ id }) => id === 'lone')).toMatchObject({
      cohort: 'pooled',
      cohortSize: 3,
      places: 1,
      grade: 'excellent',
    });
    expect(results.find(({ id }) => id === 'x')).toMatchObject({ grade: 'good', rank: 2 });
  });

  it('a pool of fewer than three has no place', () => {
    expect(gradesOf([base('a', 9900)])).toEqual({ a: 'good' });
  });

  it('counts silent bases in the cohort', () => {
    const entries = [base('a', 9000), base('b', 0, { exception: 'silent' }), base('c', 0, { exception: 'silent' })];
    expect(gradesOf(entries)).toEqual({ a: 'excellent', b: 'unqualified', c: 'unqualified' });
  });

  it('explains itself', () => {
    const [first] = gradeCampaign([base('a', 9000), base('b', 8900), base('c', 100)], evaluation);
    expect(first!.explanation.zh).toBe('总分 90.00 ≥ 85.00；同组 3 家，优秀名额 1 个，列第 1 → 优秀');
  });
});

describe('ties at the boundary', () => {
  it('go by data score, management and landed results', () => {
    expect(gradesOf([base('a', 9000), base('b', 9000, { landedHundredths: 1 }), base('c', 100)])).toMatchObject({
      a: 'good',
      b: 'excellent',
    });
  });

  it('are good until a vote is recorded', () => {
    const entries = [base('a', 9000), base('b', 9000), base('c', 100)];
    expect(gradeCampaign(entries, evaluation).filter(({ needsVote }) => needsVote)).toHaveLength(2);
    expect(gradesOf(entries)).toMatchObject({ a: 'good', b: 'good' });
    const voted = [base('a', 9000, { voteRank: 2 }), base('b', 9000, { voteRank: 1 }), base('c', 100)];
    expect(gradesOf(voted)).toMatchObject({ a: 'good', b: 'excellent' });
  });
});

describe('silence and fraud', () => {
  it.each(['silent', 'fraud'] as const)('%s is unqualified whatever the score', (exception) => {
    expect(gradesOf([base('a', 9900, { exception })])).toEqual({ a: 'unqualified' });
  });
});

describe('property: any campaign', () => {
  const some = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      type: fc.constantFrom(...BASE_TYPES),
      totalHundredths: fc.oneof(
        fc.integer({ min: 0, max: 10_000 }),
        fc.constantFrom(8499, 8500, 7000, 6999, 6000, 5999),
      ),
      dataHundredths: fc.nat(2),
      managementHundredths: fc.nat(1),
      landedHundredths: fc.nat(1),
      exception: fc.constantFrom(null, null, null, 'silent' as const, 'fraud' as const),
    }),
    { selector: ({ id }) => id, maxLength: 40 },
  );

  it('does not depend on the order, grades everyone once, and keeps to the share', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(evaluation, three), (entries, rules) => {
        const results = gradeCampaign(entries, rules);
        expect(gradeCampaign([...entries].reverse(), rules)).toEqual(results);
        expect(results.map(({ id }) => id).sort()).toEqual(entries.map(({ id }) => id).sort());
        for (const cohort of new Set(results.map((result) => result.cohort))) {
          const members = results.filter((result) => result.cohort === cohort);
          const best = members.filter(({ grade }) => grade === 'excellent').length;
          expect(best).toBeLessThanOrEqual(members[0]!.places);
        }
      }),
    );
  });

  it('a higher total never gets a worse grade in the same cohort', () => {
    fc.assert(
      fc.property(some, (entries) => {
        const scored = gradeCampaign(entries, evaluation).filter(({ rank }) => rank !== null);
        const totals = new Map(entries.map(({ id, totalHundredths }) => [id, totalHundredths]));
        const order = ['excellent', 'good', 'qualified', 'unqualified'];
        for (const one of scored) {
          for (const other of scored) {
            if (one.cohort !== other.cohort || totals.get(one.id)! <= totals.get(other.id)!) continue;
            expect(order.indexOf(one.grade)).toBeLessThanOrEqual(order.indexOf(other.grade));
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
