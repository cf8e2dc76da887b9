/**
 * The data score: Σ min(1, value ÷ full value) × weight over the indicators of a type, in exact arithmetic, rounded
 * half up to hundredths once, at the end. The management row is what the experts gave.
 */
import type { Exact } from '../common/exact.js';
import {
  compare,
  dividedBy,
  exact,
  formatHundredths,
  fromHundredths,
  ONE,
  smaller,
  sum,
  times,
  toHundredths,
  ZERO,
} from '../common/exact.js';
import type { Indicator, LocalizedText, TypeRules } from '../measures/measure.js';

/** Which of the two weight columns applies. */
export type WeightColumn = 'accreditation' | 'evaluation';

/** What stands in the record for one indicator; the value is in the indicator's unit. */
export interface IndicatorFigure {
  readonly claimed?: number | null;
  /** Measured on site or by the officer; replaces the claim. */
  readonly verified?: number | null;
  /** Files behind the claim; a claim without any counts 0. */
  readonly evidenceCount: number;
  /** Files that verifying added: without these and those of the claim, a verified value counts 0, too. */
  readonly verifiedEvidenceCount?: number;
}

export interface DataScoreInput {
  readonly rules: TypeRules;
  readonly column: WeightColumn;
  /** By indicator id; an indicator that is absent counts 0. */
  readonly figures: Readonly<Record<string, IndicatorFigure | undefined>>;
  /** The experts' aggregate per criterion, in hundredths; feeds the rows of kind `expert`. */
  readonly criteriaHundredths: Readonly<Record<string, number | undefined>>;
}

export const SCORE_NOTES = ['verified', 'claimed', 'noEvidence', 'missing', 'belowFloor', 'expert'] as const;
export type ScoreNote = (typeof SCORE_NOTES)[number];

/** One row of the table as a layman reads it. */
export interface ScoreLine {
  readonly indicator: string;
  readonly name: LocalizedText;
  readonly dimension: string;
  /** The value that counted, in the indicator's unit; for an expert row 0–100. */
  readonly value: number;
  readonly fullValue: number;
  readonly weight: number;
  /** Rounded for reading; the total is rounded from the exact rows. */
  readonly hundredths: number;
  readonly note: ScoreNote;
  /** Such as "min(1, 2400 ÷ 3000) × 10 = 8.00". */
  readonly explanation: LocalizedText;
}

export interface DimensionScore {
  readonly id: string;
  readonly name: LocalizedText;
  readonly hundredths: number;
  /** The points that the dimension can earn in this column, in hundredths; 0 = it does not count here. */
  readonly weightHundredths: number;
}

export interface DataScore {
  readonly hundredths: number;
  /** Points of the management row, for ties. */
  readonly managementHundredths: number;
  /** Points of the rows that show landed results, for ties. */
  readonly landedHundredths: number;
  readonly lines: readonly ScoreLine[];
  readonly dimensions: readonly DimensionScore[];
}

export function dataScore(input: DataScoreInput): DataScore {
  const { rules, column } = input;
  const rows = rules.indicators.map((indicator) => scoreRow(indicator, weightOf(indicator, column), input));
  const pointsOf = (keep: (indicator: Indicator) => boolean) =>
    toHundredths(sum(rows.filter(({ indicator }) => keep(indicator)).map(({ points }) => points)));
  return {
    hundredths: pointsOf(() => true),
    managementHundredths: pointsOf(({ tieBreak }) => tieBreak === 'management'),
    landedHundredths: pointsOf(({ tieBreak }) => tieBreak === 'landed'),
    lines: rows.map(({ line }) => line),
    dimensions: rules.dimensions.map(({ id, name }) => ({
      id,
      name,
      hundredths: pointsOf(({ dimension }) => dimension === id),
      weightHundredths: toHundredths(
        sum(rules.indicators.filter(({ dimension }) => dimension === id).map((row) => exact(weightOf(row, column)))),
      ),
    })),
  };
}

/** Dimensions that earn less than `minSharePercent` of their points; those without weight here never do. */
export function dimensionsBelowShare(
  dimensions: readonly DimensionScore[],
  minSharePercent: number,
): readonly DimensionScore[] {
  const share = dividedBy(exact(minSharePercent), exact(100));
  return dimensions.filter(
    ({ hundredths, weightHundredths }) => compare(exact(hundredths), times(share, exact(weightHundredths))) < 0,
  );
}

function weightOf(indicator: Indicator, column: WeightColumn): number {
  return column === 'accreditation' ? indicator.weightAccreditation : indicator.weightEvaluation;
}

interface Row {
  readonly indicator: Indicator;
  readonly points: Exact;
  readonly line: ScoreLine;
}

function scoreRow(indicator: Indicator, weight: number, input: DataScoreInput): Row {
  const { value, note } = valueOf(indicator, input);
  const { fullValue } = indicator;
  const earned = note === 'noEvidence' || note === 'missing' || note === 'belowFloor' ? ZERO : value;
  const points = times(smaller(ONE, dividedBy(earned, exact(fullValue))), exact(weight));
  const hundredths = toHundredths(points);
  const shown = Number(formatHundredths(toHundredths(value)));
  const formula = `min(1, ${shown} ÷ ${fullValue}) × ${weight} = ${formatHundredths(hundredths)}`;
  return {
    indicator,
    points,
    line: {
      indicator: indicator.id,
      name: indicator.name,
      dimension: indicator.dimension,
      value: shown,
      fullValue,
      weight,
      hundredths,
      note,
      explanation: explanationOf(note, formula, indicator),
    },
  };
}

function valueOf(indicator: Indicator, input: DataScoreInput): { value: Exact; note: ScoreNote } {
  const { source } = indicator;
  if (source.kind === 'expert') {
    return { value: fromHundredths(input.criteriaHundredths[source.criterion] ?? 0), note: 'expert' };
  }
  const figure = Object.hasOwn(input.figures, indicator.id) ? input.figures[indicator.id] : undefined;
  const verified = figure?.verified ?? undefined;
  const used = verified ?? figure?.claimed ?? undefined;
  if (figure === undefined || used === undefined || !Number.isFinite(used) || used < 0)
    return { value: ZERO, note: 'missing' };
  const value = exact(used);
  const shownBy = figure.evidenceCount + (verified === undefined ? 0 : (figure.verifiedEvidenceCount ?? 0));
  if (shownBy < 1) return { value, note: 'noEvidence' };
  if (indicator.floor !== undefined && compare(value, exact(indicator.floor)) < 0) return { value, note: 'belowFloor' };
  return { value, note: verified === undefined ? 'claimed' : 'verified' };
}

function explanationOf(note: ScoreNote, formula: string, { floor }: Indicator): LocalizedText {
  switch (note) {
    case 'verified':
      return { zh: `核实值：${formula}`, en: `verified value: ${formula}` };
    case 'claimed':
      return { zh: `申报值：${formula}`, en: `claimed value: ${formula}` };
    case 'expert':
      return { zh: `专家评分：${formula}`, en: `experts' score: ${formula}` };
    case 'noEvidence':
      return { zh: '没有佐证材料，计 0 分', en: 'no evidence file: 0 points' };
    case 'missing':
      return { zh: '未填报，计 0 分', en: 'nothing filed: 0 points' };
    case 'belowFloor':
      return { zh: `低于下限 ${floor}，计 0 分`, en: `below the floor of ${floor}: 0 points` };
  }
}
