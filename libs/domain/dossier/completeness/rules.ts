/** Building blocks of the rules that look at more than one field of a form or row. */
import type { Measure } from '../../measures/measure.js';
import type { Dossier, PartName, PartTypes, Row } from '../parts.js';
import type { CheckFrame } from './check-field.js';
import type { Finding } from './problem.js';
import { finding } from './problem.js';

export interface RuleFrame extends CheckFrame {
  readonly dossier: Dossier;
  readonly measure: Measure;
}

/** The rules of each part, beyond its fields; a part that was never saved comes as `undefined`. */
export type PartRules = {
  readonly [P in PartName]?: (part: PartTypes[P] | undefined, frame: RuleFrame) => Finding[];
};

type Rule<R extends Row> = (row: R, path: string, frame: RuleFrame) => Finding[];

/** Applies rules to every row of a table. */
export function eachRow<R extends Row>(...rules: readonly Rule<R>[]) {
  return (part: { readonly rows: readonly R[] } | undefined, frame: RuleFrame): Finding[] =>
    (part?.rows ?? []).flatMap((row, i) =>
      rules.flatMap((rule) => rule(row, `rows.${i}`, frame)).map((problem) => ({ ...problem, rowId: row.id })),
    );
}

/** The names of the fields of `T` that hold text (dates are text). */
type TextKey<T> = { [K in keyof T & string]-?: NonNullable<T[K]> extends string ? K : never }[keyof T & string];
type NumberKey<T> = { [K in keyof T & string]-?: NonNullable<T[K]> extends number ? K : never }[keyof T & string];

const under = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

/** `from` is not after `to`. */
export function inOrder<T>(from: TextKey<T>, to: TextKey<T>) {
  return (fields: T, path: string): Finding[] => {
    const [first, last] = [fields[from], fields[to]] as unknown as (string | undefined)[];
    return first && last && first > last ? [finding(under(path, to), 'datesReversed', { from: first, to: last })] : [];
  };
}

/** The `part` of a sum is not more than the `whole`. */
export function within<T>(part: NumberKey<T>, whole: NumberKey<T>) {
  return (fields: T, path: string): Finding[] => {
    const [some, all] = [fields[part], fields[whole]] as unknown as (number | undefined)[];
    return some !== undefined && all !== undefined && some > all
      ? [finding(under(path, part), 'exceeds', { value: some, max: all, whole: under(path, whole) })]
      : [];
  };
}

/** A period that began before the window must reach into it. */
export function reachesWindow<T>(until: TextKey<T>) {
  return (fields: T, path: string, { window }: RuleFrame): Finding[] => {
    const end = fields[until] as unknown as string | undefined;
    return end && end < window.from
      ? [finding(under(path, until), 'outsideWindow', { value: end, from: window.from, to: window.to })]
      : [];
  };
}

/** `field` is needed because of what another field says. */
export function neededWhen<T>(field: keyof T & string, holds: (fields: T) => boolean) {
  return (fields: T, path: string): Finding[] => {
    const value = fields[field];
    const blank = value === undefined || value === null || value === '';
    return blank && holds(fields) ? [finding(under(path, field), 'missing')] : [];
  };
}
