import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calendarDateOf, yearOf } from '#domain/common/calendar-date.js';
import { ApiClient } from '../client/api-client.js';
import { readDemoDossiers, readDemoFiles, type DemoDossier, type DemoFiles } from './demo-dossiers.js';
import type { Narrator } from './narrator.js';
import { People } from './people.js';
import type { Story } from './story.js';

export interface DemoOptions {
  /** http://localhost:3000 */
  readonly url: string;
  /** Seconds that one working day of the rehearsal lasts. */
  readonly daySeconds: number;
  /** seeds/demo */
  readonly folder: string;
}

type Texts = ReadonlyMap<string, { readonly zh: string; readonly en: string }>;

/** What all acts of one demonstration share. */
export interface Demo {
  readonly options: DemoOptions;
  readonly narrator: Narrator;
  readonly people: People;
  readonly story: Story;
  readonly dossiers: ReadonlyMap<string, DemoDossier>;
  readonly files: DemoFiles;
  /** In every code of this run, so that it can be repeated, or run twice at once. */
  readonly run: string;
  /** CalendarDate */
  readonly today: string;
  readonly year: number;
  /** Texts of the measure's catalogue of reasons, by id. */
  readonly reasons: Texts;
  readonly measureId: string;
}

interface MeasureView {
  readonly id: string;
  readonly status: string;
  readonly reasons: readonly { id: string; text: { zh: string; en: string } }[];
}

/** Reads the seeds and the measure in force from the running instance. */
export async function prepareDemo(options: DemoOptions, narrator: Narrator): Promise<Demo> {
  const { folder, url } = options;
  const anybody = ApiClient.anonymous(url);
  const measures = await anybody.get<MeasureView[]>('/measures');
  const inForce = measures.find(({ status }) => status === 'inForce') ?? measures[0];
  const measure = await anybody.get<MeasureView>(`/measures/${inForce?.id}`);
  const today = calendarDateOf(new Date());
  return {
    options,
    narrator,
    people: await People.read(folder, url),
    story: JSON.parse(await readFile(join(folder, 'story.json'), 'utf8')) as Story,
    dossiers: await readDemoDossiers(join(folder, 'dossiers')),
    files: await readDemoFiles(join(folder, 'files')),
    run: `${Date.now().toString(36)}${randomInt(36 ** 2).toString(36)}`.toUpperCase(),
    today,
    year: yearOf(today),
    reasons: new Map(measure.reasons.map(({ id, text }) => [id, text])),
    measureId: measure.id,
  };
}

/** The reasons of an outcome in words. */
export function inWords({ reasons }: Demo, ids: unknown): { zh: string; en: string } {
  const texts = (Array.isArray(ids) ? (ids as string[]) : []).map((id) => reasons.get(id) ?? { zh: id, en: id });
  return { zh: texts.map(({ zh }) => zh).join('；'), en: texts.map(({ en }) => en).join('; ') };
}
