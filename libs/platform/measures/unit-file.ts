import { parseUnits, type ReleasedUnit } from '#domain/people/recommending-units.js';
import { jsonOf, MeasureFileError } from './measure-files.js';

/**
 * The recommending units (seeds/reference/recommending-units.json).
 * @throws MeasureFileError with the file and the place of every problem.
 */
export async function readUnits(file: string): Promise<readonly ReleasedUnit[]> {
  const parsed = parseUnits(await jsonOf(file));
  if (parsed.ok) return parsed.units;
  throw new MeasureFileError(parsed.problems.map(({ message, code }) => `${file}: ${message.en} [${code}]`).join('\n'));
}
