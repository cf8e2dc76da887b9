import { byRow } from '../../apps/web/common/refusal-details.js';
import { faultsOf, refusedFaults, weightedTotal } from '../../apps/web/reviews/score-faults.js';

describe('what is wrong with a score sheet', () => {
  const criterion = (id: string) => ({
    criterion: id,
    name: { zh: id, en: id },
    description: { zh: id, en: id },
    weight: 50,
    score: null,
    comment: null,
  });
  const sheet = { criteria: [criterion('base'), criterion('plan')], commentBelow: 60 };
  const placesOf = (faults: readonly { at: string }[]) => faults.map(({ at }) => at);

  it('stands at the number, or, where a low score is not explained, at its comment', () => {
    const given = { base: { score: 59, comment: ' ' } };
    expect(placesOf(faultsOf(sheet, given, true))).toEqual(['reason-base', 'score-plan']);
    expect(placesOf(faultsOf(sheet, given, false))).toEqual([]);
    const wrong = { base: { score: 85.5, comment: '' }, plan: { score: 101, comment: '' } };
    expect(placesOf(faultsOf(sheet, wrong, false))).toEqual(['score-base', 'score-plan']);
    const whole = { base: { score: 59, comment: '外方投入不足' }, plan: { score: 60, comment: '' } };
    expect(faultsOf(sheet, whole, true)).toEqual([]);
  });

  it('lets no total be shown until every criterion has its score; that is exact', () => {
    const totalOf = (base: number | null, plan: number | null, weights: readonly [number, number]) =>
      weightedTotal(
        { ...sheet, criteria: sheet.criteria.map((each, at) => ({ ...each, weight: weights[at] ?? 0 })) },
        { base: { score: base, comment: '' }, plan: { score: plan, comment: '' } },
      );
    expect([null, 101, 85.5].map((plan) => totalOf(60, plan, [50, 50]))).toEqual(['–', '–', '–']);
    // As floats, 1.005 is 1.00 and this one 2.67.
    expect([totalOf(1, 0, [100.5, 0]), totalOf(1, 2, [0.5, 133.5])]).toEqual(['1.01', '2.68']);
  });

  it('stands at the field that the API refused', () => {
    const refused = (code: string, more: object) =>
      placesOf(
        refusedFaults(sheet, byRow({ status: 422, code, sentence: { zh: '', en: '' }, ...more }, 'scores', ['plan'])),
      );
    expect(refused('review.incomplete', { missing: ['base'] })).toEqual(['score-base']);
    expect(refused('review.commentMissing', { missing: ['plan'] })).toEqual(['reason-plan']);
    const errors = ['scores.0.score', 'scores.0.comment', 'comment', 'scores', 'scores.7.score'].map((path) => ({
      path,
      code: 'max',
      detail: { zh: '', en: '' },
    }));
    expect(refused('request.invalid', { errors })).toEqual(['score-plan', 'reason-plan', 'review-comment']);
  });
});
