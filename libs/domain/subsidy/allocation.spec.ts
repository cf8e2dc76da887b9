import fc from 'fast-check';
import { seededMeasure } from '../../../test/support/measures.js';
import { allocate, ceilingFen, entitlementFen } from './allocation.js';

const MEASURE = seededMeasure('2025');

const { subsidy: rules } = MEASURE;
const WAN = 1_000_000;

function claim(id: string, maxFen: number, verifiedSpendingFen = maxFen, priorFundedFen = 0) {
  return { id, maxFen, verifiedSpendingFen, priorFundedFen };
}

describe('what a base may get', () => {
  it('goes by grade, or by accreditation', () => {
    const byGrade = (['excellent', 'good', 'qualified', 'unqualified'] as const).map((grade) =>
      ceilingFen({ kind: 'evaluation', grade }, rules),
    );
    expect(byGrade).toEqual([50 * WAN, 20 * WAN, 0, 0]);
    expect(ceilingFen({ kind: 'accreditation' }, rules)).toBe(30 * WAN);
  });

  it('is capped at verified spending that nobody has funded', () => {
    expect(entitlementFen(claim('a', 50 * WAN, 12 * WAN), rules)).toBe(12 * WAN);
    expect(entitlementFen(claim('a', 50 * WAN, 12 * WAN, 5 * WAN), rules)).toBe(7 * WAN);
    expect(entitlementFen(claim('a', 50 * WAN, 12 * WAN, 15 * WAN), rules)).toBe(0);
    expect(entitlementFen(claim('a', 50 * WAN, 0), { ...rules, capAtVerifiedSpending: false })).toBe(50 * WAN);
  });
});

describe('division of the budget', () => {
  it('pays in full where the budget suffices', () => {
    const result = allocate([claim('a', 100), claim('b', 50)], 150, rules);
    expect(result).toMatchObject({ overBudget: false, allocatedFen: 150 });
  });

  it('divides 100 fen among three by largest remainder, equal remainders by id', () => {
    const { shares } = allocate([claim('c', 100), claim('a', 100), claim('b', 100)], 100, rules);
    expect(shares.map(({ id, allocatedFen }) => `${id} ${allocatedFen}`)).toEqual(['a 34', 'b 33', 'c 33']);
  });

  it('with no budget or no claim gives nothing', () => {
    expect(allocate([claim('a', 100)], 0, rules).allocatedFen).toBe(0);
    expect(allocate([], 100, rules)).toMatchObject({ shares: [], allocatedFen: 0, overBudget: false });
  });

  it('without pro rata an overdrawn budget allocates nothing', () => {
    expect(allocate([claim('a', 100)], 50, { ...rules, proRataWhenOverBudget: false }).allocatedFen).toBe(0);
  });

  it('explains itself in yuan', () => {
    const { explanation, shares } = allocate([claim('a', 50 * WAN, 30 * WAN, WAN)], 20 * WAN, rules);
    expect(shares[0]!.explanation.zh).toBe(
      '上限 500000.00 元，核定支出 300000.00 元减已获资助 10000.00 元，可补 290000.00 元；按预算折算为 200000.00 元',
    );
    expect(explanation.en).toContain('exceed the budget of 200000.00 yuan');
  });

  it('property: exact to the fen, never above entitlement or budget, whatever the order', () => {
    const fen = fc.integer({ min: 0, max: 100_000_000_000 });
    const claims = fc.uniqueArray(
      fc.record({ id: fc.uuid(), maxFen: fen, verifiedSpendingFen: fen, priorFundedFen: fen }),
      {
        selector: ({ id }) => id,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(claims, fen, (list, budget) => {
        const result = allocate(list, budget, rules);
        const total = result.shares.reduce((sum, { allocatedFen }) => sum + allocatedFen, 0);
        expect(total).toBe(result.allocatedFen);
        expect(total).toBe(Math.min(budget, result.entitledFen));
        for (const share of result.shares) {
          expect(Number.isSafeInteger(share.allocatedFen)).toBe(true);
          expect(share.allocatedFen).toBeGreaterThanOrEqual(0);
          expect(share.allocatedFen).toBeLessThanOrEqual(share.entitledFen);
        }
        expect(allocate([...list].reverse(), budget, rules)).toEqual(result);
      }),
    );
  });
});
