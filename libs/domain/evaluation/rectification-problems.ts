/** What a base must put right in its 整改: read off its evaluation, so that everyone finds the same list. */
import { formatHundredths } from '../common/exact.js';
import type { LocalizedText } from '../measures/measure.js';
import type { DimensionScore } from '../scoring/data-score.js';
import { dimensionsBelowShare } from '../scoring/data-score.js';
import type { CampaignEntry } from './grades.js';

/** One problem of the list; `id` is unique in it: a dimension of the type, or `silent`, `fraud`, `total`. */
export interface Problem {
  readonly id: string;
  readonly text: LocalizedText;
}

export interface ProblemsInput {
  readonly exception?: CampaignEntry['exception'];
  readonly totalHundredths: number;
  /** Empty where nothing was scored. */
  readonly dimensions: readonly DimensionScore[];
  /** A dimension that earned less than this share of its points is a problem. */
  readonly minDimensionSharePercent: number;
}

/** Never empty. Without a score: the reason for that. Otherwise every weak dimension; where none is, the total itself. */
export function rectificationProblems(input: ProblemsInput): readonly Problem[] {
  if (input.exception) return [{ id: input.exception, text: EXCEPTIONS[input.exception] }];
  const weak = dimensionsBelowShare(input.dimensions, input.minDimensionSharePercent);
  if (weak.length > 0) return weak.map((dimension) => weakDimension(dimension, input.minDimensionSharePercent));
  const total = formatHundredths(input.totalHundredths);
  return [{ id: 'total', text: { zh: `总分 ${total}，未达到要求`, en: `the total of ${total} is not enough` } }];
}

const EXCEPTIONS = {
  silent: { zh: '未按期报送评价材料', en: 'nothing was filed in time' },
  fraud: { zh: '评价材料弄虚作假', en: 'the figures filed were false' },
} as const satisfies Record<NonNullable<ProblemsInput['exception']>, LocalizedText>;

function weakDimension({ id, name, hundredths, weightHundredths }: DimensionScore, percent: number): Problem {
  const [earned, points] = [formatHundredths(hundredths), formatHundredths(weightHundredths)];
  return {
    id,
    text: {
      zh: `${name.zh}得 ${earned} 分，不足 ${points} 分的 ${percent}%`,
      en: `${name.en}: ${earned}, less than ${percent}% of ${points}`,
    },
  };
}
