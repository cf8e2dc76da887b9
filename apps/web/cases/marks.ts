/** Which cases of a list are marked. */
export interface Marked {
  /** Of which list: with another one it begins anew. */
  readonly list: string;
  /** All are marked, but for `others`: whoever asked for that means what is still to be read, too. Else `others` alone are. */
  readonly all: boolean;
  readonly others: ReadonlySet<string>;
  /** The one that was marked last. */
  readonly last: string;
}

export const isMarked = ({ all, others }: Marked, id: string): boolean => all !== others.has(id);

/** @param through with all between it and the one before, as `ids` has them in order */
export function marking(before: Marked, ids: readonly string[], id: string, to: boolean, through: boolean): Marked {
  const others = new Set(before.others);
  for (const each of through ? between(ids, before.last, id) : [id]) others[to === before.all ? 'delete' : 'add'](each);
  return { ...before, others, last: id };
}

/** What was acted on is marked no more; the rest is marked one by one. */
export function without(before: Marked, ids: readonly string[], dropped: readonly string[]): Marked {
  const left = ids.filter((id) => isMarked(before, id) && !dropped.includes(id));
  return { ...before, all: false, others: new Set(left) };
}

function between(ids: readonly string[], one: string, other: string): readonly string[] {
  const [first = -1, last = -1] = [ids.indexOf(one), ids.indexOf(other)].sort((a, b) => a - b);
  return first < 0 ? [other] : ids.slice(first, last + 1);
}
