/**
 * One part that two people, two tabs, or somebody without a network changed at the same time: what only one of them changed is
 * taken, rows are matched by their id, and lists of codes and files are merged as sets. Where both changed the same thing in
 * different ways a person chooses.
 */

export type Side = 'ours' | 'theirs';

/** What both changed, each in another way. */
export interface MergeConflict {
  /** As in a difference: `name`, `rows[<row id>].signedOn`; `rows[<row id>]` where one deleted what the other changed. */
  readonly path: string;
  /** Absent where that side has deleted it. */
  readonly ours?: unknown;
  readonly theirs?: unknown;
}

export interface Merged {
  /** With `choices` at the conflicts, ours where none was chosen. */
  readonly content: Record<string, unknown>;
  readonly conflicts: readonly MergeConflict[];
}

type Fields = Readonly<Record<string, unknown>>;
type WithId = Fields & { readonly id: string };

/** @param base what both began from; @param choices by the path of a conflict */
export function mergePart(
  base: Fields,
  ours: Fields,
  theirs: Fields,
  choices: Readonly<Record<string, Side>> = {},
): Merged {
  const conflicts: MergeConflict[] = [];
  const settle = (path: string, our: unknown, their: unknown): unknown => {
    conflicts.push({
      path,
      ...(our !== undefined && { ours: our }),
      ...(their !== undefined && { theirs: their }),
    });
    return choices[path] === 'theirs' ? their : our;
  };
  const content = mergeFields('', base, ours, theirs, settle);
  return { content, conflicts };
}

type Settle = (path: string, ours: unknown, theirs: unknown) => unknown;

function mergeFields(path: string, base: Fields, ours: Fields, theirs: Fields, settle: Settle) {
  const names = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
  const merged: Record<string, unknown> = {};
  for (const name of names) {
    const at = path === '' ? name : `${path}.${name}`;
    const value = mergeValue(at, base[name], ours[name], theirs[name], settle);
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

function mergeValue(path: string, base: unknown, ours: unknown, theirs: unknown, settle: Settle): unknown {
  if (same(ours, theirs) || same(theirs, base)) return ours;
  if (same(ours, base)) return theirs;
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const old = Array.isArray(base) ? (base as unknown[]) : [];
    const lists = [old, ours, theirs];
    if (lists.every(areRows)) return mergeRows(path, old as WithId[], ours as WithId[], theirs as WithId[], settle);
    if (lists.every((list) => list.every((each) => typeof each === 'string')))
      return mergeSets(old as string[], ours as string[], theirs as string[]);
  }
  return settle(path, ours, theirs);
}

/** The order of theirs, with what is new of ours after it; ours where only we have moved rows. */
function mergeRows(
  path: string,
  base: readonly WithId[],
  ours: readonly WithId[],
  theirs: readonly WithId[],
  settle: Settle,
) {
  const [old, mine, others] = [base, ours, theirs].map((rows) => new Map(rows.map((row) => [row.id, row])));
  const [first, second] = sameOrder(base, theirs) && !sameOrder(base, ours) ? [ours, theirs] : [theirs, ours];
  const ids = new Set([...first, ...second].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [was, our, their] = [old?.get(id), mine?.get(id), others?.get(id)];
    const at = `${path}[${id}]`;
    if (our && their) return [mergeFields(at, was ?? {}, our, their, settle)];
    const left = our ?? their;
    if (!was) return [left];
    // One deleted it: it is gone, unless the other has changed it meanwhile.
    if (same(left, was)) return [];
    const kept = settle(at, our, their);
    return kept === undefined ? [] : [kept];
  });
}

function mergeSets(base: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
  return [...new Set([...theirs, ...ours])].filter(
    (each) => (ours.includes(each) && theirs.includes(each)) || !base.includes(each),
  );
}

function sameOrder(base: readonly WithId[], rows: readonly WithId[]): boolean {
  const now = new Set(rows.map(({ id }) => id));
  const before = new Set(base.map(({ id }) => id));
  const kept = base.filter(({ id }) => now.has(id));
  return rows.filter(({ id }) => before.has(id)).every(({ id }, index) => id === kept[index]?.id);
}

function areRows(list: readonly unknown[]): boolean {
  return list.every((row) => typeof row === 'object' && row !== null && typeof (row as WithId).id === 'string');
}

/** Equal as JSON, whatever the order of the fields; a field that is absent equals one without a value. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && a.length !== (b as unknown[]).length) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => same((a as Fields)[name], (b as Fields)[name]));
}
