/** 后补助 (Art. 20): which bases of a campaign or a batch a scheme takes in, and why the others are left out. */
import type { Grade, SubsidyRules } from '../measures/measure.js';
import { ceilingFen } from './allocation.js';

export type SubsidyBasis = 'accreditation' | 'evaluation';

export const LEFT_OUT_REASONS = [
  'revoked',
  'underRectification',
  'otherPace',
  'awardedAlready',
  'nothingForGrade',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** A base on one of the two grounds; a base that was both accredited and evaluated comes twice. */
export interface SubsidyCandidate {
  readonly baseId: string;
  readonly organisationId: string;
  readonly basis: SubsidyBasis;
  /** Of the campaign; null where the ground is the accreditation. */
  readonly grade: Grade | null;
  readonly state: 'accredited' | 'underRectification' | 'revoked';
  readonly rehearsal: boolean;
  /** Has another scheme, still open or with money given, taken the base in on the same ground? */
  readonly awardedAlready: boolean;
}

export interface EligibleBase extends SubsidyCandidate {
  /** Positive. */
  readonly ceilingFen: number;
}

export interface LeftOutBase extends SubsidyCandidate {
  readonly reason: LeftOutReason;
}

/**
 * Every base once: with the ground that gives it more (the evaluation where both give the same), or with the reason why it
 * is left out. Both lists are ordered by base id.
 */
export function eligibility(
  candidates: readonly SubsidyCandidate[],
  rules: SubsidyRules,
  rehearsal: boolean,
): { readonly eligible: readonly EligibleBase[]; readonly leftOut: readonly LeftOutBase[] } {
  const eligible = new Map<string, EligibleBase>();
  const leftOut = new Map<string, LeftOutBase>();
  for (const candidate of candidates) {
    const ceiling = ceilingOf(candidate, rules);
    const reason = reasonAgainst(candidate, ceiling, rehearsal);
    const best = eligible.get(candidate.baseId);
    if (reason) {
      if (!leftOut.has(candidate.baseId)) leftOut.set(candidate.baseId, { ...candidate, reason });
    } else if (
      !best ||
      ceiling > best.ceilingFen ||
      (ceiling === best.ceilingFen && candidate.basis === 'evaluation')
    ) {
      eligible.set(candidate.baseId, { ...candidate, ceilingFen: ceiling });
    }
  }
  return {
    eligible: [...eligible.values()].sort(byBase),
    leftOut: [...leftOut.values()].filter(({ baseId }) => !eligible.has(baseId)).sort(byBase),
  };
}

function ceilingOf({ basis, grade }: SubsidyCandidate, rules: SubsidyRules): number {
  if (basis === 'accreditation') return ceilingFen({ kind: 'accreditation' }, rules);
  return grade ? ceilingFen({ kind: 'evaluation', grade }, rules) : 0;
}

function reasonAgainst(candidate: SubsidyCandidate, ceiling: number, rehearsal: boolean): LeftOutReason | undefined {
  if (candidate.state !== 'accredited') return candidate.state;
  if (candidate.rehearsal !== rehearsal) return 'otherPace';
  if (candidate.awardedAlready) return 'awardedAlready';
  return ceiling > 0 ? undefined : 'nothingForGrade';
}

function byBase(one: SubsidyCandidate, other: SubsidyCandidate): number {
  return one.baseId < other.baseId ? -1 : 1;
}
