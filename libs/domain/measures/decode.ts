/**
 * Decoders for policy files: they check a JSON value and report every problem with its path. A decoder that reports
 * hands the value on unchecked; nobody reads it, because a file with problems yields no measure.
 */
import type { LocalizedText } from './vocabulary.js';

export interface MeasureProblem {
  /** JSON pointer, such as /types/park/indicators/3/fullValue; '' is the document. */
  readonly path: string;
  readonly code: MeasureProblemCode;
  readonly message: LocalizedText;
}

export type MeasureProblemCode =
  | 'measure.missing'
  | 'measure.wrongType'
  | 'measure.outOfRange'
  | 'measure.notInList'
  | 'measure.unknownKey'
  | 'measure.duplicate'
  | 'measure.weightSum'
  | 'measure.order'
  | 'measure.reference'
  | 'measure.dates';

export type Report = (path: string, code: MeasureProblemCode, zh: string, en: string) => void;
export type Decoder<T> = (value: unknown, path: string, report: Report) => T;
export type Decoded<D> = D extends Decoder<infer T> ? T : never;

/** Pointer to a member; `~` and `/` are escaped as RFC 6901 says. */
export function at(path: string, key: string | number): string {
  return `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function wrong<T>(value: unknown, path: string, report: Report, zh: string, en: string): T {
  if (value === undefined) report(path, 'measure.missing', '缺少此项', 'is missing');
  else report(path, 'measure.wrongType', `应为${zh}`, `must be ${en}`);
  return value as T;
}

export const text: Decoder<string> = (value, path, report) =>
  typeof value === 'string' && value.trim() !== '' ? value : wrong(value, path, report, '非空文字', 'a non-empty text');

export const bool: Decoder<boolean> = (value, path, report) =>
  typeof value === 'boolean' ? value : wrong(value, path, report, ' true 或 false', 'true or false');

export const localized: Decoder<LocalizedText> = object({ zh: text, en: text });

/** A key used in code and in the record: letters, digits, dots and dashes. */
export const identifier: Decoder<string> = (value, path, report) =>
  typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(value)
    ? value
    : wrong(value, path, report, '标识（字母、数字、点、短横）', 'an identifier (letters, digits, dots, dashes)');

/** A finite number inside the bounds, both included. */
export function number(min: number, max: number): Decoder<number> {
  return (value, path, report) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return wrong(value, path, report, '数字', 'a number');
    if (value < min || value > max) {
      report(path, 'measure.outOfRange', `应在 ${min} 至 ${max} 之间`, `must be between ${min} and ${max}`);
    }
    return value;
  };
}

export function whole(min: number, max: number = Number.MAX_SAFE_INTEGER): Decoder<number> {
  const bounded = number(min, max);
  return (value, path, report) => {
    if (typeof value === 'number' && Number.isFinite(value) && !Number.isSafeInteger(value)) {
      return wrong(value, path, report, '整数', 'a whole number');
    }
    return bounded(value, path, report);
  };
}

/** Points of a column that sums to 100: at most two decimals, so that sums stay exact in hundredths. */
export const weight: Decoder<number> = (value, path, report) => {
  const points = number(0, 100)(value, path, report);
  if (typeof points === 'number' && !/^\d+(\.\d{1,2})?$/.test(String(points))) {
    report(path, 'measure.outOfRange', '权重最多两位小数', 'a weight has at most two decimals');
  }
  return points;
};

export function oneOf<const W extends readonly string[]>(words: W): Decoder<W[number]> {
  return (value, path, report) => {
    if (typeof value !== 'string') return wrong(value, path, report, '文字', 'a text');
    if (!words.includes(value)) {
      report(path, 'measure.notInList', `应为以下之一：${words.join('、')}`, `must be one of ${words.join(', ')}`);
    }
    return value;
  };
}

export function list<T>(item: Decoder<T>, minLength = 0): Decoder<readonly T[]> {
  return (value, path, report) => {
    if (!Array.isArray(value)) return wrong(value, path, report, '列表', 'a list');
    if (value.length < minLength) {
      report(path, 'measure.outOfRange', `至少 ${minLength} 项`, `must have at least ${minLength}`);
    }
    return value.map((entry, index) => item(entry, at(path, index), report));
  };
}

/** Marks a key that may be absent. */
export function optional<T>(decoder: Decoder<T>): Decoder<T | undefined> {
  return (value, path, report) => (value === undefined ? undefined : decoder(value, path, report));
}

type Shape = Record<string, Decoder<unknown>>;
type ObjectOf<S extends Shape> = { [K in keyof S]: Decoded<S[K]> };

/** An object with exactly these keys; unknown ones are reported, absent optional ones stay absent. */
export function object<S extends Shape>(shape: S): Decoder<ObjectOf<S>> {
  return (value, path, report) => {
    if (!isRecord(value)) return wrong(value, path, report, '对象', 'an object');
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(shape, key)) report(at(path, key), 'measure.unknownKey', '未知的项', 'is not known here');
    }
    const entries = Object.entries(shape)
      .map(([key, decode]) => [key, decode(own(value, key), at(path, key), report)] as const)
      .filter(([, decoded]) => decoded !== undefined);
    return Object.fromEntries(entries) as ObjectOf<S>;
  };
}

/** An object whose keys are free; used for filters of rows. */
export function dictionary<T>(item: Decoder<T>): Decoder<Readonly<Record<string, T>>> {
  return (value, path, report) => {
    if (!isRecord(value)) return wrong(value, path, report, '对象', 'an object');
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [
        identifier(key, at(path, key), report),
        item(entry, at(path, key), report),
      ]),
    );
  };
}

/** Picks the decoder by the value of one key, such as `kind`. */
export function variant<K extends string, V extends Record<string, Decoder<unknown>>>(
  key: K,
  variants: V,
): Decoder<{ [N in keyof V]: Decoded<V[N]> & { readonly [P in K]: N } }[keyof V]> {
  return (value, path, report) => {
    if (!isRecord(value)) return wrong(value, path, report, '对象', 'an object');
    const name = oneOf(Object.keys(variants))(own(value, key), at(path, key), report);
    const decode = typeof name === 'string' && Object.hasOwn(variants, name) ? variants[name] : undefined;
    const { [key]: _name, ...rest } = value;
    return (decode ? { ...(decode(rest, path, report) as object), [key]: name } : value) as never;
  };
}

/** Both shapes in one object: the keys of `head` and of the variant. */
export function withVariant<S extends Shape, T>(head: S, variantOf: Decoder<T>): Decoder<ObjectOf<S> & T> {
  return (value, path, report) => {
    if (!isRecord(value)) return wrong(value, path, report, '对象', 'an object');
    const headKeys = Object.keys(value).filter((key) => Object.hasOwn(head, key));
    const first = Object.fromEntries(headKeys.map((key) => [key, value[key]]));
    const second = Object.fromEntries(Object.entries(value).filter(([key]) => !Object.hasOwn(head, key)));
    return { ...object(head)(first, path, report), ...variantOf(second, path, report) };
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
