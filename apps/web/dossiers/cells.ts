import type { Schemas } from '../api/client.js';
import type { FieldForm, FieldSpec, FieldSpecs } from './specs.js';
import { labelOf } from './labels.js';

/** What a cell of a spreadsheet holds; what is pasted is text. */
export type Cell = string | number | boolean | Date | null | undefined;

/** What codes and ids are called. */
export interface Words {
  readonly reference: Schemas['ReferenceDto'] | undefined;
  readonly partners: readonly { readonly id: string; readonly name: string }[];
}

interface Named {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** The fields that a cell can hold: lists and files have no place in one. */
export function columnsOf(fields: FieldSpecs): [name: string, field: FieldSpec][] {
  return Object.entries(fields).filter(([, { form }]) => form.kind !== 'list' && form.kind !== 'fileIds');
}

const LIST = /[、,，;；\s]+/;
const YES = /^(是|yes|true|1|√)$/i;
const NO = /^(否|no|false|0|×)$/i;

/** What a cell says to a field, names in either language; null where it cannot be read. */
export function valueOf(cell: Cell, form: FieldForm, words: Words): { readonly value: unknown } | null {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '').trim();
  if (text === '') return { value: undefined };
  switch (form.kind) {
    case 'money':
    case 'share':
    case 'count':
    case 'year':
    case 'area': {
      const number = Number(text.replace(/[,，\s]/g, ''));
      if (!Number.isFinite(number)) return null;
      return { value: form.kind === 'money' || form.kind === 'share' ? Math.round(number * 100) : number };
    }
    case 'boolean':
      return YES.test(text) ? { value: true } : NO.test(text) ? { value: false } : null;
    case 'date':
      return dayOf(text);
    case 'word':
      return found(Object.entries(form.words).find(([word, labels]) => [word, ...labels].includes(text))?.[0]);
    case 'country':
      return found(codeOf(text, words.reference?.countries));
    case 'district':
      return found(codeOf(text, words.reference?.districts));
    case 'countries':
      return codesOf(text, words.reference?.countries);
    case 'fieldCodes':
      return codesOf(text, words.reference?.fields);
    case 'rowId':
      return found(words.partners.find(({ id, name }) => id === text || name === text)?.id);
    case 'languages':
      return { value: text.split(LIST).filter(Boolean) };
    default:
      return { value: text };
  }
}

/** 2026-04-12, 2026/4/12, 2026.4.12, 2026年4月12日. Day and month the other way round might be either: not read. */
function dayOf(text: string): { readonly value: string } | null {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  return year ? { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` } : null;
}

const found = (value: string | undefined) => (value === undefined ? null : { value });

function codeOf(text: string, among: readonly Named[] = []): string | undefined {
  const wanted = text.toLowerCase();
  return among.find(({ code, name }) => [code, name.zh, name.en].some((each) => each.toLowerCase() === wanted))?.code;
}

/** Names may have spaces: they are parted at spaces only where they are not known otherwise. */
function codesOf(text: string, among: readonly Named[] = []): { readonly value: string[] } | null {
  const codes = (parts: string[]) => parts.filter(Boolean).map((part) => codeOf(part.trim(), among));
  for (const parts of [text.split(/[、,，;；]+/), text.split(LIST)]) {
    const all = codes(parts);
    if (all.every((code) => code !== undefined)) return { value: all as string[] };
  }
  return null;
}

/** A value as a cell of the language shows it, so that it is read again as it was. */
export function cellOf(
  value: unknown,
  form: FieldForm,
  words: Words,
  language: 'zh' | 'en',
): string | number | Date | null {
  if (value === undefined || value === null || value === '') return null;
  const name = (among: readonly Named[] | undefined, code: string) =>
    among?.find((each) => each.code === code)?.name[language] ?? code;
  const list = (texts: readonly string[]) => texts.join(language === 'zh' ? '、' : ', ');
  switch (form.kind) {
    case 'money':
    case 'share':
      return Number(value) / 100;
    case 'count':
    case 'year':
    case 'area':
      return Number(value);
    case 'boolean':
      return value ? (language === 'zh' ? '是' : 'yes') : language === 'zh' ? '否' : 'no';
    case 'date':
      return new Date(`${String(value)}T00:00:00Z`);
    case 'word':
      return form.words[String(value)]?.[language === 'zh' ? 0 : 1] ?? String(value);
    case 'country':
      return name(words.reference?.countries, String(value));
    case 'district':
      return name(words.reference?.districts, String(value));
    case 'countries':
      return list((value as string[]).map((code) => name(words.reference?.countries, code)));
    case 'fieldCodes':
      return list((value as string[]).map((code) => name(words.reference?.fields, code)));
    case 'languages':
      return list(value as string[]);
    case 'rowId':
      return words.partners.find(({ id }) => id === value)?.name ?? String(value);
    default:
      return String(value);
  }
}

/** By this column a row that was exported is found again. */
export const ID_COLUMN = { zh: '编号（请勿修改）', en: 'Id (leave as it is)' } as const;

export interface ReadRow {
  /** Of the row that it changes; absent for a new one. */
  readonly id?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface ReadSheet {
  readonly rows: readonly ReadRow[];
  /** Where nothing could be made of a cell: it is left out. */
  readonly unreadable: readonly { readonly line: number; readonly field: FieldSpec; readonly cell: string }[];
  /** Headings that are no field's. */
  readonly unknown: readonly string[];
  /** Lines beyond those that were read. */
  readonly beyond: number;
}

/**
 * The rows of a sheet. Its first line may name the columns, in either language and any order; otherwise they stand in the order of the form.
 * @param atMost lines beyond these are not read
 */
export function readSheet(
  lines: readonly (readonly Cell[])[],
  fields: FieldSpecs,
  words: Words,
  atMost: number,
): ReadSheet {
  const columns = columnsOf(fields);
  const named = (heading: Cell) => {
    const text = String(heading ?? '')
      .trim()
      .toLowerCase();
    return columns.find(([, field]) =>
      Object.values(labelOf(field)).some((label: string) => label.toLowerCase() === text),
    );
  };
  const isId = (heading: Cell) => Object.values(ID_COLUMN).includes(String(heading ?? '').trim() as never);
  const first = lines[0] ?? [];
  const headed = first.some(isId) || first.filter(named).length > first.filter(Boolean).length / 2;
  const order = headed ? first.map(named) : columns;
  const idAt = headed ? first.findIndex(isId) : -1;
  const unreadable: { line: number; field: FieldSpec; cell: string }[] = [];
  const body = headed ? lines.slice(1) : lines;
  const rows = body.slice(0, atMost).map((cells, index): ReadRow => {
    const values: Record<string, unknown> = {};
    order.forEach((column, at) => {
      if (!column) return;
      const [name, field] = column;
      const read = valueOf(cells[at], field.form, words);
      if (read === null) unreadable.push({ line: index + (headed ? 2 : 1), field, cell: String(cells[at]) });
      else if (read.value !== undefined || headed) values[name] = read.value;
    });
    const id = idAt < 0 ? '' : String(cells[idAt] ?? '').trim();
    return { ...(id && { id }), values };
  });
  const unknown = headed ? first.filter((heading, at) => heading && !order[at] && at !== idAt).map(String) : [];
  return { rows, unreadable, unknown, beyond: body.length - rows.length };
}
