/** What a meeting knows of its members, on the items that are still before it. */
export interface Attendance {
  /** In the order in which they preside. */
  readonly members: readonly string[];
  readonly caseIds: readonly string[];
  /** A member stands aside on an item once. */
  readonly recusals: readonly { readonly caseId: string; readonly memberId: string }[];
  readonly votes: readonly { readonly caseId: string; readonly memberId: string }[];
}

/**
 * 主持: the first in order who may vote on anything at all. Where he has voted on nothing, he may be absent: then the first who
 * has voted may conclude the meeting as well.
 */
export function presidingMembers({ members, caseIds, recusals, votes }: Attendance): readonly string[] {
  const items = new Set(caseIds);
  const asideOn = Map.groupBy(
    recusals.filter(({ caseId }) => items.has(caseId)),
    ({ memberId }) => memberId,
  );
  const voters = new Set(votes.filter(({ caseId }) => items.has(caseId)).map(({ memberId }) => memberId));
  const entitled = members.filter((member) => items.size === 0 || (asideOn.get(member)?.length ?? 0) < items.size);
  const chair = entitled[0] ?? members[0];
  const present = entitled.find((member) => voters.has(member));
  return [...new Set([chair, present].filter((member) => member !== undefined))];
}
