import fc from 'fast-check';
import { seededMeasure } from '../../../test/support/measures.js';
import { bonusOf, totalScore } from './total-score.js';

const MEASURE = seededMeasure('2025');

const { evaluation } = MEASURE;

function total(dataHundredths: number, expertHundredths: number, bonusHundredths = 0) {
  return totalScore({ dataHundredths, expertHundredths, rules: evaluation.total, bonusHundredths });
}

describe('the total', () => {
  it('is 0.4 × data + 0.6 × experts', () => {
    expect(total(7000, 8000)).toMatchObject({
      hundredths: 7600,
      explanation: { zh: '数据 70.00 × 40% + 专家 80.00 × 60% = 76.00' },
    });
  });

  it.each([
    [6000, 5999, 5999],
    [5999, 6000, 6000],
    [7001, 6999, 7000],
    [8500, 8500, 8500],
    [8499, 8500, 8500],
    [8500, 8499, 8499],
  ])('rounds half up before anything is compared: %d and %d make %d', (data, experts, hundredths) => {
    expect(total(data, experts).hundredths).toBe(hundredths);
  });

  it('takes the bonus up to the cap of 100', () => {
    expect(total(9500, 9500, 400).hundredths).toBe(9900);
    expect(total(9500, 9500, 1000)).toMatchObject({
      hundredths: 10_000,
      explanation: { en: expect.stringContaining('capped at 100.00') },
    });
  });

  it('never falls when a part rises, and stays within 0 and 100', () => {
    const score = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(score, score, fc.nat(1000), fc.nat(1000), (data, experts, more, bonus) => {
        const { hundredths } = total(data, experts, bonus);
        expect(hundredths).toBeGreaterThanOrEqual(0);
        expect(hundredths).toBeLessThanOrEqual(10_000);
        expect(total(Math.min(10_000, data + more), experts, bonus).hundredths).toBeGreaterThanOrEqual(hundredths);
        expect(total(data, Math.min(10_000, experts + more), bonus).hundredths).toBeGreaterThanOrEqual(hundredths);
      }),
    );
  });
});

describe('the bonus', () => {
  it('counts each item once and stops at 10', () => {
    expect(bonusOf(['nationalOrCityTask', 'nationalOrCityTask'], evaluation).hundredths).toBe(400);
    const all = ['nationalOrCityTask', 'intergovernmentalFramework', 'majorForeignAffairsEvent'];
    expect(bonusOf(all, evaluation).hundredths).toBe(1000);
    expect(bonusOf(all, { ...evaluation, bonusCapHundredths: 500 }).hundredths).toBe(500);
  });

  it('names what it does not know', () => {
    expect(bonusOf(['friendship', 'nationalOrCityTask'], evaluation)).toEqual({
      hundredths: 400,
      items: ['nationalOrCityTask'],
      unknown: ['friendship'],
    });
  });
});
