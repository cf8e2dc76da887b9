import { readFileSync } from 'node:fs';
import type { Measure } from '#domain/measures/measure.js';
import { parseMeasure } from '#domain/measures/parse-measure.js';

/** A version of the measures as it is seeded. */
export function seededMeasure(id: '2016' | '2024-draft' | '2025'): Measure {
  const parsed = parseMeasure(
    JSON.parse(readFileSync(new URL(`../../seeds/measures/${id}.json`, import.meta.url), 'utf8')),
  );
  if (!parsed.ok) throw new Error(`seeds/measures/${id}.json is broken: ${JSON.stringify(parsed.problems[0])}`);
  return parsed.measure;
}
