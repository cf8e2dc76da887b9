/** Experts: one expert's score from the rubric, and the panel's score with the extremes dropped. */
import { dividedBy, exact, formatHundredths, fromHundredths, sum, times, toHundredths } from '../common/exact.js';
import type { ExpertCriterion, LocalizedText, PanelRules } from '../measures/measure.js';

/** Scores 0–100 per criterion id, as integer hundredths. */
export type CriterionScores = Readonly<Record<string, number>>;

export interface CriterionProblem {
  readonly criterion: string;
  readonly code: 'missing' | 'unknown' | 'outOfRange';
}

/** What is wrong with an expert's form: every criterion once, whole hundredths from 0 to 10000. Empty when nothing. */
export function problemsOfScores(
  criteria: readonly ExpertCriterion[],
  scores: CriterionScores,
): readonly CriterionProblem[] {
  const known = criteria.flatMap(({ id }): CriterionProblem[] => {
    if (!Object.hasOwn(scores, id)) return [{ criterion: id, code: 'missing' }];
    const score = scores[id]!;
    return Number.isInteger(score) && score >= 0 && score <= 10_000 ? [] : [{ criterion: id, code: 'outOfRange' }];
  });
  const unknown = Object.keys(scores).filter((key) => !criteria.some(({ id }) => id === key));
  return [...known, ...unknown.map((criterion) => ({ criterion, code: 'unknown' as const }))];
}

/** One expert's score in hundredths: Σ criterion × weight ÷ 100, rounded half up. The form must have no problems. */
export function expertScore(
  criteria: readonly Pick<ExpertCriterion, 'id' | 'weight'>[],
  scores: CriterionScores,
): number {
  const points = criteria.map(({ id, weight }) =>
    times(fromHundredths(scores[id] ?? 0), dividedBy(exact(weight), exact(100))),
  );
  return toHundredths(sum(points));
}

export interface PanelScore {
  readonly hundredths: number;
  /** Scores that counted, lowest first. */
  readonly counted: readonly number[];
  /** One lowest and one highest, where the panel was large enough. */
  readonly dropped: readonly number[];
  readonly explanation: LocalizedText;
}

/**
 * The average of the panel, rounded half up; from `trimFrom` scores on one highest and one lowest are dropped. The
 * order of the scores does not matter. Undefined without scores.
 */
export function panelScore(scores: readonly number[], panel: Pick<PanelRules, 'trimFrom'>): PanelScore | undefined {
  if (scores.length === 0) return undefined;
  const ordered = [...scores].sort((one, other) => one - other);
  const trimmed = ordered.length >= panel.trimFrom;
  const counted = trimmed ? ordered.slice(1, -1) : ordered;
  const dropped = trimmed ? [ordered[0]!, ordered.at(-1)!] : [];
  const hundredths = toHundredths(dividedBy(sum(counted.map(fromHundredths)), exact(counted.length)));
  return { hundredths, counted, dropped, explanation: explain(counted, dropped, hundredths) };
}

/** Highest minus lowest of all scores of the panel, dropped ones too; in hundredths. */
export function spreadOf({ counted, dropped }: Pick<PanelScore, 'counted' | 'dropped'>): number {
  const scores = [...counted, ...dropped];
  return Math.max(...scores) - Math.min(...scores);
}

/** The panel's score of each criterion, by the same rule; feeds the management row of the data score. */
export function criteriaScores(
  criteria: readonly ExpertCriterion[],
  forms: readonly CriterionScores[],
  panel: Pick<PanelRules, 'trimFrom'>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    criteria.map(({ id }) => [
      id,
      panelScore(
        forms.map((form) => form[id] ?? 0),
        panel,
      )?.hundredths ?? 0,
    ]),
  );
}

function explain(counted: readonly number[], dropped: readonly number[], hundredths: number): LocalizedText {
  const scores = counted.map(formatHundredths).join(' + ');
  const mean = `(${scores}) ÷ ${counted.length} = ${formatHundredths(hundredths)}`;
  if (dropped.length === 0) return { zh: mean, en: mean };
  const [lowest, highest] = dropped.map(formatHundredths);
  return {
    zh: `去掉最低分 ${lowest} 和最高分 ${highest}：${mean}`,
    en: `without the lowest ${lowest} and the highest ${highest}: ${mean}`,
  };
}
