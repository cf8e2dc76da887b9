/**
 * Grades of a campaign (Art. 16): thresholds, and the share of each type's cohort that may be best. Grades are given to
 * all bases of a campaign at once, because the share is of the whole cohort.
 */
import type { RankEntry } from '../accreditation/ranking.js';
import { rank, take } from '../accreditation/ranking.js';
import { dividedBy, exact, formatHundredths, times } from '../common/exact.js';
import type { BaseType, EvaluationRules, Grade, GradeBand, LocalizedText } from '../measures/measure.js';
import { BASE_TYPES } from '../measures/measure.js';
import { GRADE_NAMES } from '../measures/vocabulary.js';

/** Bands are ordered best first; a score of two decimals is already rounded. The share is not looked at here. */
export function gradeOf(totalHundredths: number, bands: readonly GradeBand[]): Grade {
  return bands.find((band) => totalHundredths >= band.fromHundredths)?.grade ?? 'unqualified';
}

export interface CampaignEntry extends RankEntry {
  readonly type: BaseType;
  /** Why there is no score, or why it does not count. */
  readonly exception?: 'silent' | 'fraud' | null;
}

export const GRADE_REASONS = ['band', 'share', 'outsideShare', 'tiedAtShare', 'silent', 'fraud'] as const;
export type GradeReason = (typeof GRADE_REASONS)[number];

export interface GradeResult {
  readonly id: string;
  readonly grade: Grade;
  readonly reason: GradeReason;
  /** Tied at the edge of the share: graded with the next band until a committee vote is recorded. */
  readonly needsVote: boolean;
  /** A type, or the pool of the types with too few bases. */
  readonly cohort: BaseType | 'pooled';
  readonly cohortSize: number;
  /** How many of the cohort may have the best grade. */
  readonly places: number;
  /** In the cohort, by total and tie-breaks; null without a score. */
  readonly rank: number | null;
  readonly explanation: LocalizedText;
  readonly article: string;
}

/** Places of the best grade: the share rounded down, at least one from `minCohort` bases on. */
export function placesOf(cohortSize: number, { percent, minCohort }: EvaluationRules['excellentShare']): number {
  const { numerator, denominator } = times(exact(cohortSize), dividedBy(exact(percent), exact(100)));
  const share = Number(numerator / denominator);
  return percent > 0 && cohortSize >= minCohort ? Math.max(1, share) : share;
}

/**
 * The grade of every base of a campaign. All bases on the roster make the cohort, silent ones too. The order of the
 * entries does not matter; the answer is ordered by cohort, rank and id.
 */
export function gradeCampaign(entries: readonly CampaignEntry[], rules: EvaluationRules): readonly GradeResult[] {
  return cohortsOf(entries, rules).flatMap(([name, cohort]) => gradeCohort(name, cohort, rules));
}

type CohortName = GradeResult['cohort'];

function cohortsOf(
  entries: readonly CampaignEntry[],
  rules: EvaluationRules,
): readonly (readonly [CohortName, readonly CampaignEntry[]])[] {
  const byType = BASE_TYPES.map((type) => [type, entries.filter((entry) => entry.type === type)] as const);
  const isLarge = (cohort: readonly CampaignEntry[]) => cohort.length >= rules.excellentShare.minCohort;
  const pooled = byType.flatMap(([, cohort]) => (isLarge(cohort) ? [] : cohort));
  return [...byType.filter(([, cohort]) => isLarge(cohort)), ['pooled', pooled] as const];
}

function gradeCohort(
  name: CohortName,
  cohort: readonly CampaignEntry[],
  rules: EvaluationRules,
): readonly GradeResult[] {
  const places = placesOf(cohort.length, rules.excellentShare);
  const context = { cohort: name, cohortSize: cohort.length, places, article: rules.article };
  const scored = rank(
    cohort.filter(({ exception }) => !exception),
    rules.tieBreak,
  );
  const top = rules.gradeBands[0];
  const topBand = scored.filter(({ entry }) => top?.limitedByShare && entry.totalHundredths >= top.fromHundredths);
  const { inside, needsVote } = take(topBand, places);
  const [limitedOnes, bestOnes, tiedOnes] = [new Set(topBand), new Set(inside), new Set(needsVote)];
  const graded = scored.map((one): GradeResult => {
    const limited = limitedOnes.has(one);
    const best = bestOnes.has(one);
    const tied = tiedOnes.has(one);
    const bands = limited && !best ? rules.gradeBands.slice(1) : rules.gradeBands;
    const grade = gradeOf(one.entry.totalHundredths, bands);
    const reason = !limited ? 'band' : best ? 'share' : tied ? 'tiedAtShare' : 'outsideShare';
    const result = { ...context, id: one.entry.id, grade, reason, needsVote: tied, rank: one.rank } as const;
    return { ...result, explanation: explainScore(result, one.entry.totalHundredths, top) };
  });
  const exceptions = cohort
    .flatMap((entry) => (entry.exception ? [{ id: entry.id, exception: entry.exception }] : []))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, exception }): GradeResult => {
      const grade = { silent: rules.silenceGrade, fraud: rules.fraudGrade }[exception];
      const explanation = EXCEPTIONS[exception];
      return { ...context, id, grade, reason: exception, needsVote: false, rank: null, explanation };
    });
  return [...graded, ...exceptions];
}

const EXCEPTIONS = {
  silent: { zh: '逾期未提交评价材料，按规定直接定等', en: 'nothing was filed in time: graded by rule' },
  fraud: { zh: '核实发现弄虚作假，按规定直接定等', en: 'fraud was found: graded by rule' },
} as const satisfies Record<NonNullable<CampaignEntry['exception']>, LocalizedText>;

function explainScore(
  result: Omit<GradeResult, 'explanation'>,
  totalHundredths: number,
  top?: GradeBand,
): LocalizedText {
  const total = formatHundredths(totalHundredths);
  const grade = GRADE_NAMES[result.grade];
  if (result.reason === 'band' || !top)
    return { zh: `总分 ${total} → ${grade.zh}`, en: `total ${total} → ${grade.en}` };
  const best = GRADE_NAMES[top.grade];
  const line = formatHundredths(top.fromHundredths);
  const tied = result.needsVote
    ? { zh: '，并列待会议表决', en: ', tied, a committee vote decides' }
    : { zh: '', en: '' };
  return {
    zh: `总分 ${total} ≥ ${line}；同组 ${result.cohortSize} 家，${best.zh}名额 ${result.places} 个，列第 ${result.rank}${tied.zh} → ${grade.zh}`,
    en: `total ${total} ≥ ${line}; ${result.cohortSize} in the cohort, ${result.places} may be ${best.en}, rank ${result.rank}${tied.en} → ${grade.en}`,
  };
}
