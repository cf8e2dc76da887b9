import { createHash } from 'node:crypto';
import { checkCharacter } from '#domain/identifiers/uscc.js';
import { PART_SPECS } from '#domain/dossier/specs/index.js';
import type { FieldSpecs, PartSpec } from '#domain/dossier/specs/spec.js';
import type { PartName } from '#domain/measures/vocabulary.js';
import type { DemoDossier } from '../demo/demo-dossiers.js';

type Value = unknown;
type Fields = Readonly<Record<string, Value>>;

/** What one varied dossier is made from. */
export interface Variation {
  /** Login of its applicant, and what all chance of it comes from. */
  readonly key: string;
  /** Place among all variations: no two bear the same brand. */
  readonly index: number;
  /** What stands for the brand in the names of the dossier that is varied, and what is kept of it. */
  readonly brand: readonly [old: string, kept: string];
  /** May its figures differ? Where an outcome hangs on them they may not. */
  readonly figures: boolean;
}

const FIRST = [...'启云海晨嘉瑞博华清恒明远'];
const SECOND = [...'衡拓翔宁岳澜朗泽维川序'];
const SURNAMES = [...'陈林何郭马罗梁宋韩冯邓曹彭曾萧田董潘袁蔡'];
const GIVEN = ['思源', '子谦', '文澜', '雨辰', '若川', '景和', '书航', '予安', '知行', '亦舟', '清越', '明哲'];
/** Tenths by which amounts of money are multiplied: whole tenths keep every sum exact. */
const TENTHS = [10, 11, 12] as const;
/** Fields that identify a project, a contract, a right or a paper: two dossiers never share one. */
const NUMBERS = ['number', 'contractNumber', 'doi'];

/** A dossier of another organisation, of the same strength: other names, another credit code, other numbers and amounts. */
export function variantOf(dossier: DemoDossier, variation: Variation): DemoDossier {
  const { key, index } = variation;
  const names = namesFor(dossier, variation);
  const tenths = variation.figures ? pick(`${key}/figures`, TENTHS) : TENTHS[0];
  const mark = String(index).padStart(3, '0');
  const vary = (value: Value, name: string, specs: FieldSpecs): Value => {
    if (typeof value === 'string') {
      const said = names.reduce((text, [old, its]) => text.replaceAll(old, its), value);
      return NUMBERS.includes(name) ? `${said}${name === 'doi' ? '.' : ''}${mark}` : said;
    }
    const form = specs[name]?.form;
    if (typeof value === 'number') return form?.kind === 'money' ? (value * tenths) / 10 : value;
    if (!Array.isArray(value)) return value;
    return value.map((each: Value) =>
      isFields(each) ? varied(each, form?.kind === 'list' ? form.of : {}) : vary(each, '', {}),
    );
  };
  const varied = (fields: Fields, specs: FieldSpecs): Fields =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, vary(value, name, specs)]));
  const parts = Object.entries(dossier.parts).map(([part, content]) => {
    const { evidence, rows, ...fields } = content;
    const spec = PART_SPECS[part as PartName] as PartSpec;
    const rowsSpec = spec.table?.fields ?? {};
    const own = varied(fields, spec.fields);
    const files = (row: Fields) => ({ ...varied(row, rowsSpec), evidence: row['evidence'] });
    return [part, { ...own, ...(evidence && { evidence }), ...(rows && { rows: rows.map(files) }) }];
  });
  return { ...dossier, key, parts: Object.fromEntries(parts) as DemoDossier['parts'] };
}

/** What is called otherwise, longest first: a name may hold another. */
function namesFor({ key: old, parts }: DemoDossier, { key, index, brand }: Variation): [string, string][] {
  const { host, legalRepresentative, leader, contact } = parts;
  const [word, kept] = brand;
  const people = [legalRepresentative, leader, contact].flatMap((person, place): [string, string][] =>
    typeof person?.['name'] === 'string' ? [[person['name'], personName(`${key}/person/${place}`)]] : [],
  );
  const pairs: [string, string][] = [
    [host?.['uscc'] as string, usccFor(host?.['uscc'] as string, key)],
    [word, `${brandFor(index)}${kept}`],
    [`${old}.example.org`, `${key}.example.org`],
    ...people,
  ];
  return pairs.sort(([one], [other]) => other.length - one.length);
}

/** Two characters that no other index has. */
function brandFor(index: number): string {
  const first = index % FIRST.length;
  const second = (Math.floor(index / FIRST.length) + first) % SECOND.length;
  return `${FIRST[first]}${SECOND[second]}`;
}

function personName(seed: string): string {
  return `${pick(`${seed}/surname`, SURNAMES)}${pick(`${seed}/given`, GIVEN)}`;
}

/** Registrar and district of the old code; the organisation's own nine characters by chance, and the check character that belongs to them. */
function usccFor(old: string, seed: string): string {
  const own = createHash('sha256').update(`${seed}/uscc`).digest('hex').toUpperCase().slice(0, 7);
  const code = `${old.slice(0, 8)}MA${own}`;
  return `${code}${checkCharacter(code)}`;
}

/** By chance, but the same for the same seed. */
function pick<T>(seed: string, list: readonly T[]): T {
  const number = createHash('sha256').update(seed).digest().readUInt32BE();
  return list[number % list.length] as T;
}

function isFields(value: Value): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
