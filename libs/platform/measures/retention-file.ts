import { parseRetention, type RetentionRule } from '#domain/people/retention.js';
import { jsonOf, MeasureFileError } from './measure-files.js';

/**
 * The rules of retention (seeds/reference/retention.json).
 * @throws MeasureFileError with the file and the place of every problem.
 */
export async function readRetention(file: string): Promise<readonly RetentionRule[]> {
  const parsed = parseRetention(await jsonOf(file));
  if (parsed.ok) return parsed.rules;
  throw new MeasureFileError(parsed.problems.map(({ message, code }) => `${file}: ${message.en} [${code}]`).join('\n'));
}
