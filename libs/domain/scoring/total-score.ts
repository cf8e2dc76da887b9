/** The total of a case from its published parts: both scores are rounded first, so that anyone can compute it again. */
import { dividedBy, exact, formatHundredths, fromHundredths, sum, times, toHundredths } from '../common/exact.js';
import type { EvaluationRules, LocalizedText, TotalRules } from '../measures/measure.js';

export interface TotalScore {
  readonly hundredths: number;
  readonly bonusHundredths: number;
  readonly explanation: LocalizedText;
  /** Article of the rule. */
  readonly article: string;
}

export interface TotalInput {
  readonly dataHundredths: number;
  readonly expertHundredths: number;
  readonly rules: TotalRules;
  readonly bonusHundredths?: number;
  /** Absent: 100. */
  readonly capHundredths?: number;
}

/** data × its share + experts × theirs, rounded half up; then the bonus, capped. */
export function totalScore(input: TotalInput): TotalScore {
  const { dataHundredths, expertHundredths, rules, bonusHundredths = 0, capHundredths = 10_000 } = input;
  const share = (hundredths: number, percent: number) =>
    times(fromHundredths(hundredths), dividedBy(exact(percent), exact(100)));
  const base = toHundredths(
    sum([share(dataHundredths, rules.dataSharePercent), share(expertHundredths, rules.expertSharePercent)]),
  );
  const hundredths = Math.min(capHundredths, base + bonusHundredths);
  const data = `${formatHundredths(dataHundredths)} × ${rules.dataSharePercent}%`;
  const experts = `${formatHundredths(expertHundredths)} × ${rules.expertSharePercent}%`;
  const bonus = bonusHundredths > 0 ? ` + ${formatHundredths(bonusHundredths)}` : '';
  const capped = base + bonusHundredths > capHundredths;
  const result = formatHundredths(hundredths);
  return {
    hundredths,
    bonusHundredths,
    article: rules.article,
    explanation: {
      zh: `数据 ${data} + 专家 ${experts}${bonus && ` + 加分${bonus.slice(2)}`} = ${result}${capped ? `（封顶 ${result}）` : ''}`,
      en: `data ${data} + experts ${experts}${bonus && ` + bonus${bonus.slice(2)}`} = ${result}${capped ? ` (capped at ${result})` : ''}`,
    },
  };
}

export interface Bonus {
  readonly hundredths: number;
  readonly items: readonly string[];
  /** Claimed ids that the measure does not know; they earn nothing. */
  readonly unknown: readonly string[];
}

/** Bonus points of an evaluation: each item once, the sum capped. */
export function bonusOf(
  claimed: readonly string[],
  rules: Pick<EvaluationRules, 'bonusItems' | 'bonusCapHundredths'>,
): Bonus {
  const items = rules.bonusItems.filter(({ id }) => claimed.includes(id));
  const points = items.reduce((total, { hundredths }) => total + hundredths, 0);
  return {
    hundredths: Math.min(rules.bonusCapHundredths, points),
    items: items.map(({ id }) => id),
    unknown: [...new Set(claimed)].filter((id) => !rules.bonusItems.some((item) => item.id === id)),
  };
}
