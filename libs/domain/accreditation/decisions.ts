/** What the scores say at the two gates of an accreditation; people decide, this is what the rules recommend. */
import { formatHundredths } from '../common/exact.js';
import type { AccreditationRules, BaseType, LocalizedText, Measure } from '../measures/measure.js';
import { BASE_TYPES } from '../measures/measure.js';
import type { DimensionScore } from '../scoring/data-score.js';
import { dimensionsBelowShare } from '../scoring/data-score.js';
import type { RankEntry } from './ranking.js';
import { rank, take } from './ranking.js';

/** Ids of the measure's reason catalogue that rules give by themselves. */
export const RULE_REASONS = [
  'belowSiteVisit',
  'belowTotal',
  'dimensionBelowShare',
  'outsideQuota',
  'fraudFound',
] as const;
export type RuleReason = (typeof RULE_REASONS)[number];

export interface EntryDecision {
  readonly kind: 'siteVisit' | 'notSelected';
  readonly reasons: readonly RuleReason[];
  readonly explanation: LocalizedText;
  readonly article: string;
}

/** Expert review → on-site assessment: from the line on, the case is visited. */
export function decideEntry(expertHundredths: number, rules: AccreditationRules): EntryDecision {
  const passes = expertHundredths >= rules.siteVisitFromHundredths;
  const score = formatHundredths(expertHundredths);
  const line = formatHundredths(rules.siteVisitFromHundredths);
  const { article } = rules;
  return passes
    ? {
        kind: 'siteVisit',
        reasons: [],
        article,
        explanation: {
          zh: `专家评审 ${score} 分，达到 ${line} 分，进入现场考察`,
          en: `experts' score ${score}, at or above ${line}: on-site assessment follows`,
        },
      }
    : {
        kind: 'notSelected',
        reasons: ['belowSiteVisit'],
        article,
        explanation: {
          zh: `专家评审 ${score} 分，未达到 ${line} 分，不进入现场考察`,
          en: `experts' score ${score}, below ${line}: no on-site assessment`,
        },
      };
}

/** 培育 is an optional step of the measure. */
export function cultivationIsOn({ optionalSteps }: Pick<Measure, 'optionalSteps'>): boolean {
  return optionalSteps.some(({ id, onByDefault }) => id === 'cultivation' && onByDefault);
}

export interface DecisionInput {
  readonly totalHundredths: number;
  readonly dimensions: readonly DimensionScore[];
  readonly fraudFound: boolean;
  readonly rules: AccreditationRules;
  /** Is 培育 open in this batch? */
  readonly cultivation: boolean;
}

export interface Recommendation {
  readonly kind: 'selected' | 'cultivated' | 'notSelected';
  readonly reasons: readonly RuleReason[];
  /** One sentence for each thing that counted. */
  readonly explanation: readonly LocalizedText[];
  readonly article: string;
}

/** One case by itself, before the quota: fraud ends it; then the total and every dimension count. */
export function recommendDecision(input: DecisionInput): Recommendation {
  const { totalHundredths, rules, cultivation } = input;
  const { article } = rules;
  if (input.fraudFound) {
    const explanation = [{ zh: '现场考察发现弄虚作假，不予认定', en: 'fraud was found on site: not selected' }];
    return { kind: 'notSelected', reasons: ['fraudFound'], explanation, article };
  }
  const weak = dimensionsBelowShare(input.dimensions, rules.minDimensionSharePercent);
  const enough = totalHundredths >= rules.minTotalHundredths;
  const explanation = [totalLine(totalHundredths, rules), ...weak.map((dimension) => dimensionLine(dimension, rules))];
  if (enough && weak.length === 0) return { kind: 'selected', reasons: [], explanation, article };
  const mayCultivate = cultivation && totalHundredths >= rules.cultivateFromHundredths;
  return {
    kind: mayCultivate ? 'cultivated' : 'notSelected',
    reasons: [...(enough ? [] : ['belowTotal' as const]), ...(weak.length > 0 ? ['dimensionBelowShare' as const] : [])],
    explanation,
    article,
  };
}

export interface BatchEntry extends RankEntry {
  readonly type: BaseType;
  readonly dimensions: readonly DimensionScore[];
  readonly fraudFound: boolean;
  /** An earlier meeting has given it one of the places: it keeps it, whoever comes later. */
  readonly holdsPlace?: boolean;
}

export interface BatchRecommendation extends Recommendation {
  readonly id: string;
  /** Among those of its type that the rules would select by themselves; null for the others. */
  readonly rank: number | null;
  /** Tied across the edge of the quota: a committee vote must be recorded before it can be selected. */
  readonly needsVote: boolean;
}

/**
 * A batch as a whole: those whom the rules select are ranked by type, and the quota of the type cuts the ranking; places that
 * are given are gone, and the others rank for what is left. A type without a quota is not called for.
 * The order of the entries does not matter; the answer is in the order of type, rank and id.
 */
export function recommendBatch(
  entries: readonly BatchEntry[],
  measure: Pick<Measure, 'accreditation'>,
  guide: { readonly quotas: Readonly<Partial<Record<BaseType, number>>>; readonly cultivation: boolean },
): readonly BatchRecommendation[] {
  const rules = measure.accreditation;
  return BASE_TYPES.flatMap((type) => {
    const judged = entries
      .filter((entry) => entry.type === type)
      .map((entry) => ({ entry, own: recommendDecision({ ...entry, rules, cultivation: guide.cultivation }) }));
    const ownOf = new Map(judged.map(({ entry, own }) => [entry.id, own]));
    const selected = judged.filter(({ own }) => own.kind === 'selected').map(({ entry }) => entry);
    const quota = guide.quotas[type] ?? 0;
    const ranking = rank(selected, rules.tieBreak);
    const waiting = rank(
      selected.filter(({ holdsPlace }) => !holdsPlace),
      rules.tieBreak,
    );
    const given = entries.filter((entry) => entry.type === type && entry.holdsPlace).length;
    const { outside, needsVote } = take(waiting, Math.max(quota - given, 0));
    const amongWaiting = new Map(waiting.map((one) => [one.entry.id, one]));
    const ranked = ranking.map(({ entry: { id }, rank: place }): BatchRecommendation => {
      const own = ownOf.get(id)!;
      const one = amongWaiting.get(id);
      const base = { ...own, id, rank: place, needsVote: one !== undefined && needsVote.includes(one) };
      const line = quotaLine(one?.rank ?? place, { quota, given: one ? given : 0, needsVote: base.needsVote });
      if (one && outside.includes(one)) {
        return { ...base, kind: 'notSelected', reasons: ['outsideQuota'], explanation: [...own.explanation, line] };
      }
      return { ...base, explanation: [...own.explanation, line] };
    });
    const rest = judged
      .filter(({ own }) => own.kind !== 'selected')
      .map(({ entry, own }): BatchRecommendation => ({ ...own, id: entry.id, rank: null, needsVote: false }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    return [...ranked, ...rest];
  });
}

export function totalLine(totalHundredths: number, rules: AccreditationRules): LocalizedText {
  const total = formatHundredths(totalHundredths);
  const line = formatHundredths(rules.minTotalHundredths);
  return totalHundredths >= rules.minTotalHundredths
    ? { zh: `总分 ${total}，达到认定线 ${line}`, en: `total ${total}, at or above the line of ${line}` }
    : { zh: `总分 ${total}，低于认定线 ${line}`, en: `total ${total}, below the line of ${line}` };
}

function dimensionLine(
  { name, hundredths, weightHundredths }: DimensionScore,
  rules: AccreditationRules,
): LocalizedText {
  const points = `${formatHundredths(hundredths)} / ${formatHundredths(weightHundredths)}`;
  const share = rules.minDimensionSharePercent;
  return {
    zh: `“${name.zh}”得分 ${points}，不足 ${share}%`,
    en: `"${name.en}" has ${points}, under ${share} %`,
  };
}

/** Where places are given already, `place` is the one among the others. */
function quotaLine(
  place: number,
  { quota, given, needsVote }: { readonly quota: number; readonly given: number; readonly needsVote: boolean },
): LocalizedText {
  const zh = `本类名额 ${quota} 个${given > 0 ? `，已用 ${given} 个，其余项目中` : '，'}`;
  const en = `quota ${quota}${given > 0 ? `, ${given} taken; among the others` : ','}`;
  return needsVote
    ? { zh: `${zh}并列第 ${place}，须经会议表决`, en: `${en} tied at rank ${place}: a committee vote decides` }
    : { zh: `${zh}列第 ${place}`, en: `${en} rank ${place}` };
}
