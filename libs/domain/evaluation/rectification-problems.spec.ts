import { rectificationProblems } from './rectification-problems.js';

const dimension = (id: string, hundredths: number, weightHundredths = 1000) => ({
  id,
  name: { zh: id, en: id },
  hundredths,
  weightHundredths,
});
const scored = { totalHundredths: 5500, minDimensionSharePercent: 50 };

describe('the problems of a rectification', () => {
  it('are the dimensions under their share', () => {
    const dimensions = [dimension('site', 499), dimension('events', 500), dimension('none', 0, 0)];
    const problems = rectificationProblems({ ...scored, dimensions });
    expect(problems.map(({ id }) => id)).toEqual(['site']);
    expect(problems[0]?.text.zh).toBe('site得 4.99 分，不足 10.00 分的 50%');
  });

  it('are the total where no dimension is weak', () => {
    expect(rectificationProblems({ ...scored, dimensions: [dimension('site', 900)] }).map(({ id }) => id)).toEqual([
      'total',
    ]);
  });

  it.each(['silent', 'fraud'] as const)('are that alone where the base was %s', (exception) => {
    const problems = rectificationProblems({ ...scored, exception, dimensions: [dimension('site', 0)] });
    expect(problems.map(({ id }) => id)).toEqual([exception]);
  });
});
