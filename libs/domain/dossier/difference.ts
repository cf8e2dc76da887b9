/**
 * Field-by-field difference of two revisions of a dossier. Rows are matched by their id, so that a row that moved or
 * was inserted above others does not make all of them differ; lists without ids are compared place by place.
 */
import type { PartName } from '../measures/vocabulary.js';
import type { DossierParts } from './parts.js';

export interface Change {
  readonly part: PartName;
  /** Such as `name`, `sources[0].amountFen`, `rows[<row id>].signedOn`; empty where the whole part came or went. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered';
  /** Absent when added. */
  readonly before?: unknown;
  /** Absent when removed. */
  readonly after?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;
type Found = Omit<Change, 'part'>;

/** What changed from `before` to `after`, in the order of the parts and fields; nothing for equal dossiers. */
export function difference(before: DossierParts, after: DossierParts): Change[] {
  const names = unionOf(Object.keys(before), Object.keys(after)) as PartName[];
  return names.flatMap((part) => differenceOfPart(part, before[part], after[part]));
}

/** The same for one part, as for a save that met a newer version. */
export function differenceOfPart(part: PartName, before: unknown, after: unknown): Change[] {
  return compare('', before, after).map((change) => ({ part, ...change }));
}

function compare(path: string, before: unknown, after: unknown): Found[] {
  if (Object.is(before, after)) return [];
  if (before === undefined) return [{ path, kind: 'added', after }];
  if (after === undefined) return [{ path, kind: 'removed', before }];
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(path, before, after);
  if (isFields(before) && isFields(after)) {
    return unionOf(Object.keys(before), Object.keys(after)).flatMap((key) =>
      compare(path === '' ? key : `${path}.${key}`, before[key], after[key]),
    );
  }
  return [{ path, kind: 'changed', before, after }];
}

function compareLists(path: string, before: readonly unknown[], after: readonly unknown[]): Found[] {
  if (hasRowIds(before) && hasRowIds(after)) return compareRows(path, before, after);
  if (![...before, ...after].some(isFields)) {
    const same = before.length === after.length && before.every((value, i) => Object.is(value, after[i]));
    return same ? [] : [{ path, kind: 'changed', before, after }];
  }
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, i) => compare(`${path}[${i}]`, before[i], after[i])).flat();
}

type WithId = Fields & { readonly id: string };

function compareRows(path: string, before: readonly WithId[], after: readonly WithId[]): Found[] {
  const old = new Map(before.map((row) => [row.id, row]));
  const now = new Map(after.map((row) => [row.id, row]));
  const found = unionOf([...old.keys()], [...now.keys()]).flatMap((id) =>
    compare(`${path}[${id}]`, old.get(id), now.get(id)),
  );
  const keptBefore = [...old.keys()].filter((id) => now.has(id));
  const keptAfter = [...now.keys()].filter((id) => old.has(id));
  if (keptBefore.some((id, i) => id !== keptAfter[i])) {
    found.push({ path, kind: 'reordered', before: [...old.keys()], after: [...now.keys()] });
  }
  return found;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasRowIds(list: readonly unknown[]): list is readonly WithId[] {
  const ids = list.map((row) => (isFields(row) ? row.id : undefined));
  return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
}

function unionOf(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
