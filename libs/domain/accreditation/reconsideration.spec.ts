import { reopensIn } from './reconsideration.js';

describe('a decision that a review sets aside', () => {
  it.each([
    ['refused', false, 'underFormalCheck'],
    ['notRecommended', false, 'underRecommendation'],
    ['cultivated', true, 'underDecision'],
    ['notSelected', true, 'underDecision'],
    ['notSelected', false, 'underOnsiteAssessment'],
  ] as const)('%s, with a total: %s, goes on at %s', (state, hasTotal, stage) => {
    expect(reopensIn({ state, hasTotal })).toBe(stage);
  });
});
