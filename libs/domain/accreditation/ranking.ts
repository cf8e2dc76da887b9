/** Ranking with ties, shared by the accreditation of a batch and the grades of a campaign. */
import type { TieBreak } from '../measures/measure.js';

export interface RankEntry {
  readonly id: string;
  readonly totalHundredths: number;
  readonly dataHundredths: number;
  readonly managementHundredths: number;
  readonly landedHundredths: number;
  /** Place that a recorded committee vote gave among tied entries; 1 is first. */
  readonly voteRank?: number | null;
}

export interface Ranked<E extends RankEntry> {
  readonly entry: E;
  /** 1 is best; entries that nothing separates share a rank, and the next rank is skipped. */
  readonly rank: number;
  /** Others that nothing but a committee vote can separate from this one. */
  readonly tiedWith: readonly string[];
}

/** Best first; among tied entries by id, so that the answer does not depend on the order given. */
export function rank<E extends RankEntry>(entries: readonly E[], tieBreak: readonly TieBreak[]): readonly Ranked<E>[] {
  const compare = comparison(tieBreak);
  const ordered = [...entries].sort((one, other) => compare(one, other) || (one.id < other.id ? -1 : 1));
  const groups: E[][] = [];
  for (const entry of ordered) {
    const last = groups.at(-1);
    if (last?.[0] && compare(last[0], entry) === 0) last.push(entry);
    else groups.push([entry]);
  }
  let before = 0;
  return groups.flatMap((group) => {
    const rank = before + 1;
    before += group.length;
    const ids = group.map(({ id }) => id);
    return group.map((entry) => ({ entry, rank, tiedWith: ids.filter((id) => id !== entry.id) }));
  });
}

export interface Places<E extends RankEntry> {
  readonly inside: readonly Ranked<E>[];
  readonly outside: readonly Ranked<E>[];
  /** Tied across the boundary: none of them is inside until a committee vote is recorded. */
  readonly needsVote: readonly Ranked<E>[];
}

/** The best `places` of a ranking. */
export function take<E extends RankEntry>(ranking: readonly Ranked<E>[], places: number): Places<E> {
  const lastIn = (one: Ranked<E>) => one.rank + one.tiedWith.length;
  return {
    inside: ranking.filter((one) => lastIn(one) <= places),
    needsVote: ranking.filter((one) => one.rank <= places && lastIn(one) > places),
    outside: ranking.filter((one) => one.rank > places),
  };
}

/** Higher is better everywhere but in a vote, where 1 is first. */
function comparison(tieBreak: readonly TieBreak[]): (one: RankEntry, other: RankEntry) => number {
  const keys = ['totalHundredths', ...tieBreak.map((key) => FIELD_OF[key])] as const;
  return (one, other) => {
    for (const key of keys) {
      const difference = key === 'voteRank' ? byVote(one, other) : other[key] - one[key];
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

const FIELD_OF = {
  dataScore: 'dataHundredths',
  management: 'managementHundredths',
  landed: 'landedHundredths',
  vote: 'voteRank',
} as const satisfies Record<TieBreak, keyof RankEntry>;

/** Entries without a vote come after those with one. */
function byVote(one: RankEntry, other: RankEntry): number {
  const place = (entry: RankEntry) => entry.voteRank ?? Number.MAX_SAFE_INTEGER;
  return place(one) - place(other);
}
