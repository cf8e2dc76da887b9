/**
 * How a field of a dossier is declared: its label, what it may hold, whether a submission needs it, an example.
 * One declaration serves the completeness report, the validation of requests and the API's description.
 */
import type { LocalizedText } from '../../measures/vocabulary.js';
import type { Row } from '../part.js';

/** What a field may hold. Limits here bound storage and requests; they are no policy. */
export type FieldForm =
  /** `name`: on one line, without characters that nobody sees. */
  | { readonly kind: 'text'; readonly max: number; readonly name?: true }
  | { readonly kind: 'uscc' | 'phone' | 'email' | 'idNumber' | 'doi' | 'district' | 'rowId'; readonly max: number }
  /** CalendarDate. `past`: not after the submission; `window`: inside the measure's full years; `any`: unbounded. */
  | { readonly kind: 'date'; readonly when: 'past' | 'window' | 'any' }
  /** `foreign`: CN is refused (港澳台 are partners too). */
  | { readonly kind: 'country'; readonly foreign: boolean }
  | { readonly kind: 'countries'; readonly foreign: boolean; readonly maxItems: number }
  | { readonly kind: 'fieldCodes'; readonly maxItems: number }
  | { readonly kind: 'languages'; readonly maxItems: number }
  | { readonly kind: 'fileIds'; readonly maxItems: number }
  | { readonly kind: 'boolean' }
  /** Whole, ≥ 0. */
  | { readonly kind: 'count'; readonly max: number }
  /** Integer fen, ≥ 0. */
  | { readonly kind: 'money'; readonly max: number }
  /** Hundredths of a percent, 0–10000. */
  | { readonly kind: 'share' }
  /** m² with at most two decimals, ≥ 0. */
  | { readonly kind: 'area'; readonly max: number }
  /** Calendar year of a figure; `window`: inside the measure's full years. */
  | { readonly kind: 'year'; readonly when: 'window' | 'any' }
  | { readonly kind: 'word'; readonly words: Readonly<Record<string, readonly [string, string]>> }
  | { readonly kind: 'list'; readonly maxItems: number; readonly of: FieldSpecs };

export interface FieldSpec {
  readonly label: LocalizedText;
  readonly form: FieldForm;
  /** Must be filled before submission. */
  readonly required: boolean;
  readonly example: unknown;
}
export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

/** Every field of `T` but the frame of parts and rows has a declaration: the compiler completes the list. */
export type SpecsOf<T> = {
  readonly [K in Exclude<keyof T, 'schemaVersion' | 'id' | 'evidence' | 'rows'>]-?: FieldSpec;
};

export interface PartSpec<T = object> {
  readonly label: LocalizedText;
  readonly fields: SpecsOf<T>;
  /** The evidence of the part itself: only forms with figures have some. */
  readonly evidence: EvidenceRule | 'none';
  /** The table of the part, where it has one. */
  readonly table?: TableSpec;
  /** Must the part be filled before submission? A table then needs at least one row. */
  readonly required: boolean;
}

export interface TableSpec {
  readonly fields: FieldSpecs;
  readonly maxRows: number;
  readonly evidence: EvidenceRule;
}

/** `counts`: without evidence the claim counts 0, and the report warns. `required`: without, no submission. */
export type EvidenceRule = 'optional' | 'counts' | 'required';

/** Rows of one table. */
export const MAX_ROWS = 500;
/** Files of one row. */
export const MAX_EVIDENCE = 20;
/** 10 000 亿元 in fen: far above any figure of a base, and 90 such sums still add up exactly in a JSON number. */
export const MAX_FEN = 1_000_000_000_000_00;
/** 100 %, in hundredths of a percent. */
export const MAX_SHARE = 10_000;
export const YEARS = { min: 1900, max: 2200 } as const;
const MAX_COUNT = 10_000_000;
const MAX_AREA_M2 = 100_000_000;

const spec = (zh: string, en: string, form: FieldForm, example: unknown): FieldSpec => ({
  label: { zh, en },
  form,
  required: false,
  example,
});

/** The field must be filled before submission. */
export const required = (field: FieldSpec): FieldSpec => ({ ...field, required: true });

export const text = (zh: string, en: string, max: number, example: string) =>
  spec(zh, en, { kind: 'text', max }, example);
/** What a base, an organisation or a person is called. */
export const name = (zh: string, en: string, max: number, example: string) =>
  spec(zh, en, { kind: 'text', max, name: true }, example);
export const uscc = (zh: string, en: string, example: string) => spec(zh, en, { kind: 'uscc', max: 32 }, example);
export const phone = (zh: string, en: string, example = '010-66153395') =>
  spec(zh, en, { kind: 'phone', max: 40 }, example);
export const email = (zh: string, en: string, example = 'guohe@example.org') =>
  spec(zh, en, { kind: 'email', max: 254 }, example);
export const idNumber = (zh: string, en: string, example = '11010519491231002X') =>
  spec(zh, en, { kind: 'idNumber', max: 32 }, example);
export const doi = (zh: string, en: string, example = '10.1000/xyz123') =>
  spec(zh, en, { kind: 'doi', max: 256 }, example);
export const district = (zh: string, en: string, example = '110108') =>
  spec(zh, en, { kind: 'district', max: 6 }, example);
export const rowId = (zh: string, en: string) =>
  spec(zh, en, { kind: 'rowId', max: 36 }, '0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e21');
export const date = (zh: string, en: string, when: 'past' | 'window' | 'any', example: string) =>
  spec(zh, en, { kind: 'date', when }, example);
/** A country abroad: CN refused. */
export const abroad = (zh: string, en: string, example = 'DE') =>
  spec(zh, en, { kind: 'country', foreign: true }, example);
/** Any country, such as a person's nationality. */
export const country = (zh: string, en: string, example = 'CN') =>
  spec(zh, en, { kind: 'country', foreign: false }, example);
export const countriesAbroad = (zh: string, en: string, example: readonly string[] = ['DE', 'SG']) =>
  spec(zh, en, { kind: 'countries', foreign: true, maxItems: 60 }, example);
/** Any countries, CN included, such as the nationalities at an event. */
export const countries = (zh: string, en: string, example: readonly string[] = ['CN', 'DE']) =>
  spec(zh, en, { kind: 'countries', foreign: false, maxItems: 60 }, example);
export const fieldCodes = (zh: string, en: string, example: readonly string[]) =>
  spec(zh, en, { kind: 'fieldCodes', maxItems: 10 }, example);
export const languages = (zh: string, en: string, example: readonly string[] = ['en', 'de']) =>
  spec(zh, en, { kind: 'languages', maxItems: 20 }, example);
export const yesNo = (zh: string, en: string, example = true) => spec(zh, en, { kind: 'boolean' }, example);
export const count = (zh: string, en: string, example: number, max = MAX_COUNT) =>
  spec(zh, en, { kind: 'count', max }, example);
export const money = (zh: string, en: string, example: number) =>
  spec(`${zh}（分）`, `${en} (fen)`, { kind: 'money', max: MAX_FEN }, example);
export const share = (zh: string, en: string, example: number) =>
  spec(`${zh}（万分之一）`, `${en} (hundredths of a percent)`, { kind: 'share' }, example);
export const area = (zh: string, en: string, example: number) =>
  spec(`${zh}（平方米）`, `${en} (m²)`, { kind: 'area', max: MAX_AREA_M2 }, example);
export const year = (zh: string, en: string, when: 'window' | 'any', example: number) =>
  spec(zh, en, { kind: 'year', when }, example);
export const word = <W extends string>(
  zh: string,
  en: string,
  words: Readonly<Record<W, readonly [string, string]>>,
  example: NoInfer<W>,
) => spec(zh, en, { kind: 'word', words }, example);
/** A short list inside a form or row, such as the sources of a sum. */
export const list = <T>(zh: string, en: string, of: { readonly [K in keyof T]-?: FieldSpec }, maxItems: number) =>
  spec(zh, en, { kind: 'list', maxItems, of }, [examplesOf(of)]);

/** The words a field may hold. */
export function wordsOfForm({ words }: Extract<FieldForm, { kind: 'word' }>): string[] {
  return Object.keys(words);
}

/** An object with the example of every field. */
export function examplesOf(fields: FieldSpecs): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.example]));
}

/** A part that is one form. */
export function form<T>(
  zh: string,
  en: string,
  fields: SpecsOf<T>,
  options: Partial<Pick<PartSpec, 'evidence' | 'required'>> = {},
): PartSpec<T> {
  return { label: { zh, en }, fields, evidence: 'none', required: true, ...options };
}

/** A part that is a table, with the fields that stand above it, if any. */
export function table<R extends Row, T = object>(
  zh: string,
  en: string,
  rows: SpecsOf<R>,
  options: { required?: boolean; evidence?: EvidenceRule; fields?: SpecsOf<T> } = {},
): PartSpec<T> {
  return {
    label: { zh, en },
    fields: options.fields ?? ({} as SpecsOf<T>),
    evidence: 'none',
    required: options.required ?? false,
    table: { fields: rows, maxRows: MAX_ROWS, evidence: options.evidence ?? 'counts' },
  };
}
