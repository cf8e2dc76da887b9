import { parseRetention, RETAINED } from './retention.js';

const RULES = RETAINED.map((what) => ({
  what,
  ...(what !== 'caseRecord' && { days: 30 }),
  text: { zh: '材料', en: 'material' },
  article: '第十九条',
  mark: 'A',
}));

describe('rules of retention', () => {
  it('say of each kind how long it is kept, or that it stays', () => {
    expect(parseRetention(RULES)).toEqual({ ok: true, rules: RULES });
  });

  it.each([
    ['a kind without a rule', RULES.slice(1)],
    ['a kind with two', [...RULES, RULES[1]]],
    ['a kind that nobody knows', [...RULES, { ...RULES[1], what: 'diary' }]],
    ['a rule without its article', RULES.map(({ article: _, ...rule }) => rule)],
    ['a period of no days', RULES.map((rule) => ({ ...rule, days: 0 }))],
  ])('are refused for %s', (_, rules) => {
    expect(parseRetention(rules).ok).toBe(false);
  });
});
