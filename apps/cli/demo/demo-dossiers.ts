import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { DossierParts, Row } from '#domain/dossier/parts.js';
import { PARTS_OF, PART_SCHEMA_VERSION } from '#domain/dossier/parts.js';
import { PART_SPECS } from '#domain/dossier/specs/index.js';
import type { FieldSpecs, PartSpec } from '#domain/dossier/specs/spec.js';
import type { BaseType, PartName } from '#domain/measures/vocabulary.js';

type Fields = Readonly<Record<string, unknown>>;
type WrittenPart = Fields & { readonly evidence?: readonly string[]; readonly rows?: readonly Fields[] };

/** A dossier of seeds/demo/dossiers: rows carry no ids yet, `evidence` names files of seeds/demo/files/index.json. */
export interface DemoDossier {
  /** Login of its applicant, and key of its organisation in the account files. */
  readonly key: string;
  readonly type: BaseType;
  /** The year of the guide for which the dates were written: all of them move with the year of the guide. */
  readonly writtenFor: number;
  readonly parts: Readonly<Partial<Record<PartName, WrittenPart>>>;
}

export interface DemoFile {
  /** In seeds/demo/files. */
  readonly file: string;
  /** As the applicant calls it. */
  readonly name: string;
}
export type DemoFiles = Readonly<Record<string, DemoFile>>;

/** What is only known when a dossier is filled in. */
export interface Filling {
  /** CalendarDate of the signature on the commitment. */
  readonly signedOn: string;
  /** Year of the guide's cut-off. */
  readonly year: number;
  /** Key of a demo file → id of the uploaded file. */
  readonly fileIds: ReadonlyMap<string, string>;
  /** Put behind the platform's name: one platform and field carries one base only, however often it is demonstrated. */
  readonly platformMark?: string;
}

/** Every dossier of the folder, by key. */
export async function readDemoDossiers(folder: string): Promise<ReadonlyMap<string, DemoDossier>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const dossiers = await Promise.all(names.map(async (name) => readJson<DemoDossier>(join(folder, name))));
  return new Map(dossiers.map((dossier) => [dossier.key, dossier]));
}

export function readDemoFiles(folder: string): Promise<DemoFiles> {
  return readJson<DemoFiles>(join(folder, 'index.json'));
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T;
}

/** The files that a dossier refers to, each once. */
export function filesNamedIn({ parts }: DemoDossier): string[] {
  const all = Object.values(parts).flatMap(({ evidence, rows }) => [
    ...(evidence ?? []),
    ...(rows ?? []).flatMap((row) => row['evidence'] as string[]),
  ]);
  return [...new Set(all)];
}

/** The parts as the applicant sends them, in the order of the form. */
export function filledIn({ type, writtenFor, parts }: DemoDossier, filling: Filling): DossierParts {
  const later = filling.year - writtenFor;
  const filled = PARTS_OF[type].flatMap((part): [PartName, object][] => {
    const written = parts[part];
    if (written === undefined) return [];
    const spec = PART_SPECS[part] as PartSpec;
    const { rows, evidence, ...fields } = written;
    const content = {
      schemaVersion: PART_SCHEMA_VERSION,
      ...moved(fields, spec.fields, later),
      ...(evidence && { evidence: idsOf(evidence, filling) }),
      ...(rows && { rows: rows.map((row) => rowOf(row, spec.table?.fields ?? {}, later, filling)) }),
    };
    return [[part, { ...content, ...onTheDay(part, content, filling) }]];
  });
  return Object.fromEntries(filled);
}

/** What is written on the day itself: the signature, and the mark of this demonstration. */
function onTheDay(part: PartName, content: Fields, { signedOn, platformMark = '' }: Filling): object {
  if (part === 'commitment') return { signedOn };
  if (part === 'base') return { platformName: `${content['platformName'] as string}${platformMark}` };
  return {};
}

function rowOf(row: Fields, specs: FieldSpecs, later: number, filling: Filling): Row {
  return { id: uuid(), ...moved(row, specs, later), evidence: idsOf(row['evidence'] as string[], filling) };
}

function idsOf(keys: readonly string[], { fileIds }: Filling): string[] {
  return keys.map((key) => {
    const id = fileIds.get(key);
    if (id === undefined) throw new Error(`seeds/demo names the file "${key}", which has not been uploaded`);
    return id;
  });
}

/** Dates and years of figures move; a person's birth does not. */
function moved(fields: Fields, specs: FieldSpecs, later: number): Fields {
  const entries = Object.entries(fields).map(([name, value]) => {
    const kind = specs[name]?.form.kind;
    if (kind === 'year') return [name, (value as number) + later];
    if (kind !== 'date' || name === 'birthDate') return [name, value];
    const [year, ...rest] = (value as string).split('-');
    return [name, [Number(year) + later, ...rest].join('-')];
  });
  return Object.fromEntries(entries) as Fields;
}
