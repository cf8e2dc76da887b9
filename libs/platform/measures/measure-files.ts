import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measure } from '#domain/measures/measure.js';
import { problemsOfSet } from '#domain/measures/measure-set.js';
import { parseMeasure } from '#domain/measures/parse-measure.js';

/** A policy file that cannot be used; the message names the file and the place in it, one problem a line. */
export class MeasureFileError extends Error {
  override readonly name = 'MeasureFileError';
}

/**
 * Every measure of a folder (seeds/measures), by id. Reads `*.json`.
 * @throws MeasureFileError when the folder cannot be read or is empty, or a file is broken, or versions contradict each other.
 */
export async function readMeasures(folder: string): Promise<ReadonlyMap<string, Measure>> {
  const names = (await filesIn(folder)).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) throw new MeasureFileError(`${folder}: no measure found (*.json)`);
  const measures: Measure[] = [];
  for (const name of names) measures.push(await readMeasure(join(folder, name)));
  const problems = problemsOfSet(measures);
  if (problems.length > 0) throw new MeasureFileError(problems.map(({ en }) => `${folder}: ${en}`).join('\n'));
  return new Map(measures.map((measure) => [measure.id, measure]));
}

/** @throws MeasureFileError */
export async function readMeasure(file: string): Promise<Measure> {
  const parsed = parseMeasure(await jsonOf(file));
  if (parsed.ok) return parsed.measure;
  throw new MeasureFileError(parsed.problems.map(({ message, code }) => `${file}: ${message.en} [${code}]`).join('\n'));
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new MeasureFileError(`${folder}: cannot be read (${(error as Error).message})`);
  }
}

/** @throws MeasureFileError when the file cannot be read or is not JSON. */
export async function jsonOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new MeasureFileError(`${file}: ${(error as Error).message}`);
  }
}
