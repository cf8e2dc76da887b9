import type { Indicator } from '../measures/measure.js';
import { fitsUnit, missingFrom } from './filing.js';

const row = (id: string, more: Partial<Indicator> = {}) =>
  ({ id, kind: 'data', weightEvaluation: 10, ...more }) as Indicator;

describe('a filing', () => {
  it.each([
    ['count', 3, true],
    ['count', 3.5, false],
    ['persons', 0, true],
    ['cases', 1.0001, false],
    ['percent', 100, true],
    ['percent', 100.01, false],
    ['wanYuan', 12.3456, true],
    ['m2', -1, false],
    ['m2', Number.NaN, false],
  ] as const)('takes in %s the value %d: %s', (unit, value, fits) => {
    expect(fitsUnit(value, unit)).toBe(fits);
  });

  it('is complete with a statement and a figure for every indicator that counts, be it 0 and without evidence', () => {
    const indicators = [row('events'), row('old', { weightEvaluation: 0 }), row('management', { kind: 'expert' })];
    expect(missingFrom({ statement: '自评', evidenceCounts: { events: 0 } }, indicators)).toEqual([]);
    expect(missingFrom({ statement: ' ', evidenceCounts: {} }, indicators)).toEqual(['statement', 'events']);
  });
});
