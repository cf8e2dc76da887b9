import type { MeetingResult, Vote } from './count-votes.js';

/** What a meeting knows of its members, on the items that are still before it. */
export interface Attendance {
  /** In the order in which they preside. */
  readonly members: readonly string[];
  readonly caseIds: readonly string[];
  readonly recusals: readonly { readonly caseId: string; readonly memberId: string }[];
  readonly votes: readonly { readonly caseId: string; readonly memberId: string }[];
}

/**
 * 主持: the first in order who may vote on anything at all. Where he has voted on nothing, he may be absent: then the first who
 * has voted may conclude the meeting as well.
 */
export function presidingMembers({ members, caseIds, recusals, votes }: Attendance): readonly string[] {
  const items = new Set(caseIds);
  const asideOn = (member: string) =>
    new Set(
      recusals.filter(({ caseId, memberId }) => memberId === member && items.has(caseId)).map(({ caseId }) => caseId),
    ).size;
  const entitled = members.filter((member) => items.size === 0 || asideOn(member) < items.size);
  const chair = entitled[0] ?? members[0];
  const present = entitled.find((member) =>
    votes.some(({ caseId, memberId }) => memberId === member && items.has(caseId)),
  );
  return [...new Set([chair, present].filter((member) => member !== undefined))];
}

/** What those gave who voted so, and what the rules give by themselves where nobody did; none for whoever is selected. */
export function reasonsOf(
  result: MeetingResult,
  ruleReasons: readonly string[],
  cast: readonly { readonly vote: Vote; readonly reasons: readonly string[] }[],
): readonly string[] {
  if (result === 'selected') return [];
  const given = cast.filter(({ vote }) => vote === result).flatMap(({ reasons }) => reasons);
  return [...new Set(given.length > 0 ? given : ruleReasons)];
}
