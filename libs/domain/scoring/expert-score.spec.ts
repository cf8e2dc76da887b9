import fc from 'fast-check';
import { seededMeasure } from '../../../test/support/measures.js';
import { criteriaScores, expertScore, panelScore, problemsOfScores } from './expert-score.js';

const MEASURE = seededMeasure('2025');

const { expertCriteria: criteria } = MEASURE.types.park;
const { panel } = MEASURE;

function form(score: number) {
  return Object.fromEntries(criteria.map(({ id }) => [id, score]));
}

const score = fc.integer({ min: 0, max: 10_000 });

describe("one expert's form", () => {
  it('wants every criterion once, from 0 to 100', () => {
    expect(problemsOfScores(criteria, form(7000))).toEqual([]);
    const { site: _, ...without } = form(7000);
    expect(problemsOfScores(criteria, without)).toEqual([{ criterion: 'site', code: 'missing' }]);
    for (const wrong of [10_100, -1, Number.NaN, 70.5, Number.POSITIVE_INFINITY]) {
      expect(problemsOfScores(criteria, { ...form(7000), site: wrong })).toEqual([
        { criterion: 'site', code: 'outOfRange' },
      ]);
    }
    expect(problemsOfScores(criteria, { ...form(7000), luck: 1 })).toEqual([{ criterion: 'luck', code: 'unknown' }]);
    const polluted = JSON.parse('{"__proto__": 5}') as Record<string, number>;
    expect(problemsOfScores(criteria, polluted).map(({ code }) => code)).toContain('unknown');
  });

  it('is weighted by the rubric', () => {
    expect(expertScore(criteria, form(8000))).toBe(8000);
    expect(expertScore(criteria, { ...form(8000), site: 3000 })).toBe(7000);
  });
});

describe("the panel's score", () => {
  it('drops one highest and one lowest from five on', () => {
    expect(panelScore([9900, 7000, 8000, 6000, 100], panel)).toMatchObject({ hundredths: 7000, dropped: [100, 9900] });
    expect(panelScore([9900, 7000, 8000, 100], panel)).toMatchObject({ hundredths: 6250, dropped: [] });
    expect(panelScore([6000, 6000, 6000, 6000, 6000], panel)?.counted).toHaveLength(3);
    expect(panelScore([], panel)).toBeUndefined();
  });

  it('rounds half up: 59.995 is 60.00', () => {
    expect(panelScore([5999, 6000], panel)?.hundredths).toBe(6000);
    expect(panelScore([6999, 7000], panel)?.hundredths).toBe(7000);
    expect(panelScore([8499, 8500], panel)?.hundredths).toBe(8500);
    expect(panelScore([5999, 5999, 6000], panel)?.hundredths).toBe(5999);
  });

  it('says what was dropped', () => {
    expect(panelScore([6000, 7000, 8000, 9000, 5000], panel)?.explanation).toEqual({
      zh: '去掉最低分 50.00 和最高分 90.00：(60.00 + 70.00 + 80.00) ÷ 3 = 70.00',
      en: 'without the lowest 50.00 and the highest 90.00: (60.00 + 70.00 + 80.00) ÷ 3 = 70.00',
    });
  });

  it('does not depend on the order, lies between the extremes, and never falls when a score rises', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 15 }), fc.nat(14), fc.nat(500), (scores, at, more) => {
        const panelOf = (list: number[]) => panelScore(list, panel)!.hundredths;
        const raised = scores.map((one, index) => (index === at % scores.length ? Math.min(10_000, one + more) : one));
        expect(panelOf([...scores].reverse())).toBe(panelOf(scores));
        expect(panelOf(scores)).toBeGreaterThanOrEqual(Math.min(...scores));
        expect(panelOf(scores)).toBeLessThanOrEqual(Math.max(...scores));
        expect(panelOf(raised)).toBeGreaterThanOrEqual(panelOf(scores));
      }),
    );
  });

  it('aggregates each criterion by the same rule', () => {
    const forms = [1000, 8000, 8000, 8000, 10_000].map((management) => ({ ...form(7000), management }));
    expect(criteriaScores(criteria, forms, panel)).toMatchObject({ management: 8000, site: 7000 });
  });
});
