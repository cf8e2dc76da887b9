import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measure } from '#domain/measures/measure.js';
import { parseMeasure } from '#domain/measures/parse-measure.js';

export type SeededMeasure = '2016' | '2024-draft' | '2025';

const parsed = new Map<SeededMeasure, Measure>();

/** A measure of seeds/measures, as tests of policy need it. */
export function theMeasure(id: SeededMeasure = '2025'): Measure {
  const known = parsed.get(id);
  if (known) return known;
  const file = join(import.meta.dirname, '../../seeds/measures', `${id}.json`);
  const result = parseMeasure(JSON.parse(readFileSync(file, 'utf8')));
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join('\n'));
  parsed.set(id, result.measure);
  return result.measure;
}
