/** 报送: what a filing must hold, and which values fit an indicator's unit. */
import type { Indicator, IndicatorUnit } from '../measures/measure.js';

const WHOLE_UNITS: readonly IndicatorUnit[] = ['count', 'personTimes', 'persons', 'cases'];

/** Does a value fit the unit? Counts are whole, percentages at most 100, nothing is negative. */
export function fitsUnit(value: number, unit: IndicatorUnit): boolean {
  if (!Number.isFinite(value) || value < 0) return false;
  if (WHOLE_UNITS.includes(unit)) return Number.isInteger(value);
  return unit !== 'percent' || value <= 100;
}

/** The indicators that people file figures for. */
export function dataIndicators(indicators: readonly Indicator[]): readonly Indicator[] {
  return indicators.filter(({ kind }) => kind === 'data');
}

export interface Filing {
  readonly statement: string | null;
  /** Evidence files per indicator; an indicator that is absent has no figure. */
  readonly evidenceCounts: Readonly<Record<string, number | undefined>>;
}

/** What is missing: `statement`, and every indicator that counts in an evaluation and has no figure, be it 0. */
export function missingFrom({ statement, evidenceCounts }: Filing, indicators: readonly Indicator[]): string[] {
  const figures = dataIndicators(indicators).filter(
    ({ id, weightEvaluation }) => weightEvaluation > 0 && evidenceCounts[id] === undefined,
  );
  return [...(statement?.trim() ? [] : ['statement']), ...figures.map(({ id }) => id)];
}
