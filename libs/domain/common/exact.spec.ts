import fc from 'fast-check';
import {
  compare,
  dividedBy,
  exact,
  formatHundredths,
  fromHundredths,
  plus,
  pointsOf,
  roundHalfUp,
  sum,
  times,
  toHundredths,
} from './exact.js';

describe('exact arithmetic', () => {
  it.each([
    [59.995, 6000],
    [59.994, 5999],
    [69.995, 7000],
    [84.995, 8500],
    [84.9949999, 8499],
    [1.005, 101],
    [0.285, 29],
    [100, 10000],
    [0, 0],
    [1e-7, 0],
  ])('%d rounds half up to %d hundredths', (points, hundredths) => {
    expect(toHundredths(exact(points))).toBe(hundredths);
  });

  it('is not a float: 0.1 + 0.2 is 0.3 and 1 ÷ 3 × 3 is 1', () => {
    expect(compare(plus(exact(0.1), exact(0.2)), exact(0.3))).toBe(0);
    expect(compare(times(dividedBy(exact(1), exact(3)), exact(3)), exact(1))).toBe(0);
    expect(compare(exact(1e21), exact(10n ** 21n))).toBe(0);
  });

  it('takes what is not a number as 0', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(toHundredths(exact(value))).toBe(0);
  });

  it('rounds towards plus infinity at the half', () => {
    expect(roundHalfUp(exact(-0.5))).toBe(0);
    expect(roundHalfUp(exact(-0.6))).toBe(-1);
    expect(roundHalfUp(exact(2.5))).toBe(3);
  });

  it('keeps hundredths, and a sum does not depend on its order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1 }), (values) => {
        const points = values.map(fromHundredths);
        expect(points.map(toHundredths)).toEqual(values);
        expect(compare(sum(points), sum([...points].reverse()))).toBe(0);
      }),
    );
  });

  it('gives points as numbers', () => {
    expect([7050, 0, null].map((each) => pointsOf(each))).toEqual([70.5, 0, null]);
  });

  it('shows two decimals', () => {
    expect([0, 5, 7050, 10000, -5].map(formatHundredths)).toEqual(['0.00', '0.05', '70.50', '100.00', '-0.05']);
  });
});
