/** 表决: what a meeting has decided on one item of its agenda. */
import type { MeetingRules } from '../measures/measure.js';

/** What an item of the agenda may lead to, best first. */
export const MEETING_RESULTS = ['selected', 'cultivated', 'notSelected'] as const;
export type MeetingResult = (typeof MEETING_RESULTS)[number];

/**
 * `left`: the case was no longer before the meeting when it was concluded; `putOver`: too few members were left who may vote
 * on it, and it awaits another meeting.
 */
export const ITEM_RESULTS = [...MEETING_RESULTS, 'left', 'putOver'] as const;
export type ItemResult = (typeof ITEM_RESULTS)[number];

/** Whoever abstains 弃权 is present and agrees to nothing. */
export const VOTES = [...MEETING_RESULTS, 'abstained'] as const;
export type Vote = (typeof VOTES)[number];

/** Who is called, in the order in which they preside: the first of those who vote on an item presides over it. */
export interface ItemBallot {
  readonly members: readonly string[];
  /** 回避: members who stand aside on this item. */
  readonly recused: readonly string[];
  readonly votes: Readonly<Record<string, Vote>>;
}

export interface Tally {
  /** Members who may vote on the item. */
  readonly entitled: number;
  /** Of those, how many must be present. */
  readonly quorum: number;
  readonly present: number;
  readonly votes: Readonly<Record<Vote, number>>;
}

export type ItemOutcome = Tally &
  (
    | { readonly kind: 'decided'; readonly result: MeetingResult; readonly castingVoteOf: string | null }
    | { readonly kind: 'tooFewEntitled' | 'noQuorum' }
  );

/**
 * Those who stand aside count neither as entitled nor for the quorum. A result needs more than the measure's share of those
 * present; a vote for the title is one for cultivation at least. At exactly the share whoever presides decides by the vote
 * that he cast.
 */
export function countVotes({ members, recused, votes }: ItemBallot, rules: MeetingRules): ItemOutcome {
  const entitledMembers = members.filter((member) => !recused.includes(member));
  const voters = entitledMembers.filter((member) => votes[member] !== undefined);
  const count = (vote: Vote) => voters.filter((member) => votes[member] === vote).length;
  const tally: Tally = {
    entitled: entitledMembers.length,
    quorum: Math.ceil((entitledMembers.length * rules.quorum.numerator) / rules.quorum.denominator),
    present: voters.length,
    votes: {
      selected: count('selected'),
      cultivated: count('cultivated'),
      notSelected: count('notSelected'),
      abstained: count('abstained'),
    },
  };
  if (tally.entitled < rules.minEntitled) return { ...tally, kind: 'tooFewEntitled' };
  if (tally.present < tally.quorum) return { ...tally, kind: 'noQuorum' };
  const presiding = voters[0] as string;
  const needed = tally.present * rules.majorityOverPercent;
  let castingVoteOf: string | null = null;
  for (const [result, favour] of [
    ['selected', ['selected']],
    ['cultivated', ['selected', 'cultivated']],
  ] as const) {
    const inFavour = favour.reduce((sum, vote) => sum + tally.votes[vote], 0) * 100;
    if (inFavour === needed) castingVoteOf = presiding;
    if (inFavour > needed || (inFavour === needed && favour.some((vote) => vote === votes[presiding]))) {
      return { ...tally, kind: 'decided', result, castingVoteOf };
    }
  }
  return { ...tally, kind: 'decided', result: 'notSelected', castingVoteOf };
}
