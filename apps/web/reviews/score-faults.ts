import { formatHundredths } from '#domain/common/exact.js';
import { expertScore } from '#domain/scoring/expert-score.js';
import type { Problem, Schemas } from '../api/client.js';
import type { Text } from '../app/language.js';
import type { Fault } from '../common/faults.js';

type Sheet = Pick<Schemas['ReviewDto'], 'criteria' | 'commentBelow'>;

export interface Given {
  readonly score: number | null;
  readonly comment: string;
}

export const NOTHING_GIVEN: Given = { score: null, comment: '' };

export const scoreId = (criterion: string): string => `score-${criterion}`;
export const reasonId = (criterion: string): string => `reason-${criterion}`;
export const OVERALL_ID = 'review-comment';

const NO_SCORE: Text = { zh: '请打分。', en: 'Give a score.' };
const NO_POINTS: Text = { zh: '须为 0 至 100 的整数。', en: 'Whole points from 0 to 100.' };
const noReason = ({ commentBelow }: Sheet): Text => ({
  zh: `低于 ${commentBelow} 分的，请说明理由。`,
  en: `Below ${commentBelow}: say why.`,
});

/** Whole points, as the sheet asks for them: what is typed otherwise is shown to be wrong, never changed. */
export const isPoints = (score: number | null): score is number =>
  score !== null && Number.isInteger(score) && score >= 0 && score <= 100;

/** @param handingIn then every criterion has its score, and its reason where that is low; a draft may lack them */
export function faultsOf(sheet: Sheet, given: Readonly<Record<string, Given>>, handingIn: boolean): Fault[] {
  return sheet.criteria.flatMap(({ criterion }) => {
    const { score, comment } = given[criterion] ?? NOTHING_GIVEN;
    if (score !== null && !isPoints(score)) return [{ at: scoreId(criterion), text: NO_POINTS }];
    if (!handingIn) return [];
    if (score === null) return [{ at: scoreId(criterion), text: NO_SCORE }];
    const unexplained = score < sheet.commentBelow && comment.trim() === '';
    return unexplained ? [{ at: reasonId(criterion), text: noReason(sheet) }] : [];
  });
}

/** 加权合计, as the record will have it; none until every criterion has its score. */
export function weightedTotal({ criteria }: Sheet, given: Readonly<Record<string, Given>>): string {
  const points = criteria.map(({ criterion }) => given[criterion]?.score ?? null);
  if (!points.every(isPoints)) return '–';
  const weighted = criteria.map(({ criterion, weight }) => ({ id: criterion, weight }));
  const hundredths = criteria.map(({ criterion }, at) => [criterion, (points[at] ?? 0) * 100] as const);
  return formatHundredths(expertScore(weighted, Object.fromEntries(hundredths)));
}

/** What the API refused of it, by field. */
export function refusedFaults(sheet: Sheet, problem: Problem): Fault[] {
  const missing = (problem['missing'] ?? []) as readonly string[];
  if (problem.code === 'review.incomplete') return missing.map((each) => ({ at: scoreId(each), text: NO_SCORE }));
  if (problem.code === 'review.commentMissing')
    return missing.map((each) => ({ at: reasonId(each), text: noReason(sheet) }));
  return (problem.errors ?? []).flatMap(({ path, detail }) => {
    const at = fieldAt(sheet, path);
    return at ? [{ at, text: detail }] : [];
  });
}

/** The field of a path such as `scores.base.comment`. */
export function fieldAt({ criteria }: Sheet, path: string): string | undefined {
  if (path === 'comment') return OVERALL_ID;
  const [, named, member] = /^scores\.([^.]+)\.(score|comment)$/.exec(path) ?? [];
  if (named === undefined || criteria.every(({ criterion }) => criterion !== named)) return undefined;
  return member === 'score' ? scoreId(named) : reasonId(named);
}
