import type { IndicatorUnit } from '../measures/measure.js';

/** A value that was verified, beside the one that was claimed. */
export interface VerifiedValue {
  readonly unit: IndicatorUnit;
  readonly claimed: number;
  /** Files behind the claim. */
  readonly claimEvidenceCount: number;
  readonly verified: number;
  /** What was found. */
  readonly note: string | undefined;
  /** Files that show it. */
  readonly evidence: readonly string[];
}

export type ValueProblem = 'notWhole' | 'overHundred' | 'unproved' | 'raisedUnproved' | 'nothingShown';

/** What is counted has no fractions; areas and amounts of money may. */
const COUNTED: readonly IndicatorUnit[] = ['count', 'personTimes', 'persons', 'cases'];
const DECIMALS = 4;

/**
 * 核实值: counts are whole, percentages end at 100. What scores is shown by a file: of the visit where it is more than the claim
 * or the claim has none, of the claim otherwise. A lower value says why or shows it.
 */
export function problemOfValue(value: VerifiedValue): ValueProblem | undefined {
  const { unit, verified, claimEvidenceCount, note, evidence } = value;
  if (COUNTED.includes(unit) && !Number.isInteger(verified)) return 'notWhole';
  if (unit === 'percent' && verified > 100) return 'overHundred';
  if (evidence.length > 0) return undefined;
  const difference = differenceOf(value);
  if (difference > 0) return 'raisedUnproved';
  if (verified > 0 && claimEvidenceCount === 0) return 'nothingShown';
  return difference < 0 && note === undefined ? 'unproved' : undefined;
}

/** 核实值减申报值, to the decimals that a verified value can have. */
export function differenceOf({ claimed, verified }: Pick<VerifiedValue, 'claimed' | 'verified'>): number {
  return Number((verified - claimed).toFixed(DECIMALS));
}
