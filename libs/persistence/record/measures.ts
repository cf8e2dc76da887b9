import type { EntityManager } from 'typeorm';
import type { CalendarDate } from '#domain/common/calendar-date.js';
import type { Measure } from '#domain/measures/measure.js';
import { measureInForceOn } from '#domain/measures/measure-set.js';
import { MeasureVersion } from '../entities/dossier.entities.js';

const loaded = new Map<string, Measure>();

/** A version of the measures as the record holds it. Versions never change once loaded, so one read per process is enough. */
export async function measureVersion(tx: EntityManager, id: string): Promise<Measure> {
  const known = loaded.get(id);
  if (known) return known;
  const { content } = await tx.getRepository(MeasureVersion).findOneByOrFail({ id });
  loaded.set(id, content);
  return content;
}

/** The version in force on a day; undefined before the first one. */
export async function measureInForce(tx: EntityManager, on: CalendarDate): Promise<Measure | undefined> {
  const versions = await tx.getRepository(MeasureVersion).find();
  return measureInForceOn(
    versions.map(({ content }) => content),
    on,
  );
}
