import type { MeetingRules } from '../measures/measure.js';
import { countVotes, type ItemOutcome, type MeetingResult, type Vote } from './count-votes.js';

/** What an item lacks, so that its meeting cannot be concluded with it: votes, a reason; or members, so that it is put over. */
export const LACKS = ['votes', 'reason', 'members'] as const;
export type Lack = (typeof LACKS)[number];

/** What was said of the items of a meeting. */
export interface Ballots {
  /** In the order in which they preside. */
  readonly members: readonly string[];
  readonly recusals: readonly { readonly caseId: string; readonly memberId: string }[];
  readonly votes: readonly (GivenVote & { readonly caseId: string; readonly memberId: string })[];
}

interface GivenVote {
  readonly vote: Vote;
  readonly reasons: readonly string[];
}

/** Where an item of a meeting stands. */
export interface CountedItem {
  readonly outcome: ItemOutcome;
  /** Of the measure's catalogue; none while nothing is decided, and for whoever is selected. */
  readonly reasons: readonly string[];
  readonly lacks: Lack | undefined;
}

/** Counts the votes on every item. @param items with the reasons that the rules give by themselves */
export function countItems<Item extends { readonly caseId: string; readonly reasons: readonly string[] }>(
  items: readonly Item[],
  { members, recusals, votes }: Ballots,
  rules: MeetingRules,
): (CountedItem & { readonly item: Item })[] {
  const recusalsOn = Map.groupBy(recusals, ({ caseId }) => caseId);
  const votesOn = Map.groupBy(votes, ({ caseId }) => caseId);
  return items.map((item) => {
    const recused = (recusalsOn.get(item.caseId) ?? []).map(({ memberId }) => memberId);
    const cast = votesOn.get(item.caseId) ?? [];
    const byMember = Object.fromEntries(cast.map(({ memberId, vote }) => [memberId, vote]));
    const outcome = countVotes({ members, recused, votes: byMember }, rules);
    const reasons = outcome.kind === 'decided' ? reasonsOf(outcome.result, item.reasons, cast) : [];
    return { item, outcome, reasons, lacks: lackOf(outcome, reasons) };
  });
}

function lackOf(outcome: ItemOutcome, reasons: readonly string[]): Lack | undefined {
  if (outcome.kind !== 'decided') return outcome.kind === 'noQuorum' ? 'votes' : 'members';
  return outcome.result !== 'selected' && reasons.length === 0 ? 'reason' : undefined;
}

/** What those gave who voted so, and what the rules give by themselves where nobody did; none for whoever is selected. */
function reasonsOf(
  result: MeetingResult,
  ruleReasons: readonly string[],
  cast: readonly GivenVote[],
): readonly string[] {
  if (result === 'selected') return [];
  const given = cast.filter(({ vote }) => vote === result).flatMap(({ reasons }) => reasons);
  return [...new Set(given.length > 0 ? given : ruleReasons)];
}
