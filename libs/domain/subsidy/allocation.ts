/** 后补助 (Art. 20): what each base may get, and the division of the budget, exact to the fen. */
import { formatHundredths } from '../common/exact.js';
import type { Grade, LocalizedText, SubsidyRules } from '../measures/measure.js';

export interface SubsidyClaim {
  readonly id: string;
  /** Ceiling by grade or accreditation, see `ceilingFen`. */
  readonly maxFen: number;
  /** Own cooperation spending that the finance officer has verified. */
  readonly verifiedSpendingFen: number;
  /** Of that spending, what was already funded elsewhere or earlier: no cost is funded twice. */
  readonly priorFundedFen: number;
}

export interface SubsidyShare {
  readonly id: string;
  /** What the base would get if the budget were large enough. */
  readonly entitledFen: number;
  readonly allocatedFen: number;
  readonly explanation: LocalizedText;
}

export interface Allocation {
  readonly shares: readonly SubsidyShare[];
  readonly entitledFen: number;
  /** Never above the budget; equal to it when entitlements exceed it. */
  readonly allocatedFen: number;
  readonly overBudget: boolean;
  readonly explanation: LocalizedText;
  readonly article: string;
}

/** The ceiling of one base; 0 = nothing to give. */
export function ceilingFen(
  basis: { readonly kind: 'accreditation' } | { readonly kind: 'evaluation'; readonly grade: Grade },
  rules: SubsidyRules,
): number {
  return basis.kind === 'accreditation' ? rules.accreditedMaxFen : rules.maxFenByGrade[basis.grade];
}

/** Ceiling, capped at the verified spending that nobody has funded yet. */
export function entitlementFen(claim: SubsidyClaim, rules: SubsidyRules): number {
  if (!rules.capAtVerifiedSpending) return claim.maxFen;
  return Math.min(claim.maxFen, Math.max(0, claim.verifiedSpendingFen - claim.priorFundedFen));
}

/**
 * Divides the budget: everyone's entitlement where it suffices, otherwise pro rata by largest remainder (equal
 * remainders by id), so that the shares add up to the budget exactly. Where the measure knows no pro rata, an
 * overdrawn budget allocates nothing and the proposal must be cut by people. All amounts are whole non-negative fen;
 * ids are unique. The order of the claims does not matter; the answer is ordered by id.
 */
export function allocate(claims: readonly SubsidyClaim[], budgetFen: number, rules: SubsidyRules): Allocation {
  const ordered = [...claims].sort((one, other) => (one.id < other.id ? -1 : 1));
  const entitled = ordered.map((claim) => BigInt(entitlementFen(claim, rules)));
  const totalEntitled = entitled.reduce((sum, fen) => sum + fen, 0n);
  const budget = BigInt(budgetFen);
  const overBudget = totalEntitled > budget;
  const allocated = !overBudget
    ? entitled
    : rules.proRataWhenOverBudget
      ? proRata(entitled, totalEntitled, budget)
      : entitled.map(() => 0n);
  const allocatedFen = Number(allocated.reduce((sum, fen) => sum + fen, 0n));
  return {
    shares: ordered.map((claim, index) => {
      const entitledFen = Number(entitled[index]!);
      const share = Number(allocated[index]!);
      return {
        id: claim.id,
        entitledFen,
        allocatedFen: share,
        explanation: explainShare(claim, entitledFen, share, rules),
      };
    }),
    entitledFen: Number(totalEntitled),
    allocatedFen,
    overBudget,
    article: rules.article,
    explanation: explainAllocation(Number(totalEntitled), budgetFen, overBudget, rules),
  };
}

/** Floors of amount × budget ÷ total, then one fen each to the largest remainders until the budget is used up. */
function proRata(amounts: readonly bigint[], total: bigint, budget: bigint): readonly bigint[] {
  const shares = amounts.map((amount) => (amount * budget) / total);
  const left = Number(budget - shares.reduce((sum, fen) => sum + fen, 0n));
  const byRemainder = amounts
    .map((amount, index) => ({ index, remainder: (amount * budget) % total }))
    .sort((one, other) =>
      one.remainder === other.remainder ? one.index - other.index : one.remainder > other.remainder ? -1 : 1,
    );
  const extra = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return shares.map((share, index) => (extra.has(index) ? share + 1n : share));
}

/** 5000000 → "50000.00". */
export const formatYuan = (fen: number): string => formatHundredths(fen);

function explainShare(
  claim: SubsidyClaim,
  entitledFen: number,
  allocatedFen: number,
  rules: SubsidyRules,
): LocalizedText {
  const ceiling = formatYuan(claim.maxFen);
  const spent = formatYuan(claim.verifiedSpendingFen);
  const prior = formatYuan(claim.priorFundedFen);
  const entitled = formatYuan(entitledFen);
  const share = formatYuan(allocatedFen);
  const cap = rules.capAtVerifiedSpending
    ? {
        zh: `上限 ${ceiling} 元，核定支出 ${spent} 元${claim.priorFundedFen > 0 ? `减已获资助 ${prior} 元` : ''}，可补 ${entitled} 元`,
        en: `ceiling ${ceiling} yuan, verified spending ${spent} yuan${claim.priorFundedFen > 0 ? ` less ${prior} yuan already funded` : ''}: ${entitled} yuan`,
      }
    : { zh: `上限 ${ceiling} 元`, en: `ceiling ${ceiling} yuan` };
  return entitledFen === allocatedFen
    ? cap
    : { zh: `${cap.zh}；按预算折算为 ${share} 元`, en: `${cap.en}; ${share} yuan within the budget` };
}

function explainAllocation(entitled: number, budget: number, overBudget: boolean, rules: SubsidyRules): LocalizedText {
  const sums = { entitled: formatYuan(entitled), budget: formatYuan(budget) };
  if (!overBudget) {
    return {
      zh: `应补合计 ${sums.entitled} 元，未超过预算 ${sums.budget} 元，全额安排`,
      en: `entitlements of ${sums.entitled} yuan are within the budget of ${sums.budget} yuan: paid in full`,
    };
  }
  return rules.proRataWhenOverBudget
    ? {
        zh: `应补合计 ${sums.entitled} 元，超过预算 ${sums.budget} 元，按比例折算（最大余数法，精确到分）`,
        en: `entitlements of ${sums.entitled} yuan exceed the budget of ${sums.budget} yuan: pro rata, largest remainder, exact to the fen`,
      }
    : {
        zh: `应补合计 ${sums.entitled} 元，超过预算 ${sums.budget} 元，须调减方案`,
        en: `entitlements of ${sums.entitled} yuan exceed the budget of ${sums.budget} yuan: the proposal must be cut`,
      };
}
