import type { EntityManager } from 'typeorm';
import { Refusal, refusalText } from '#contracts/problems.js';
import { keepReleased, tryOut, type TemplateSort } from '#persistence/record/templates.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import type { TemplateFile } from '#platform/templates/template-files.js';

/**
 * Keeps the release's templates, each tried out first. What the commission has written in their place stays, and so does every
 * version by which something was written.
 * @returns the names of those that were new or changed @throws {StartFailure} naming the file
 */
export async function seedTemplates(
  tx: EntityManager,
  sort: TemplateSort,
  files: readonly TemplateFile[],
): Promise<string[]> {
  const changed: string[] = [];
  for (const { path, name, body } of files) {
    try {
      tryOut(sort, name, body);
    } catch (error) {
      const why = error instanceof Refusal ? refusalText(error).en : (error as Error).message;
      throw new StartFailure(`${path} cannot be used (模板不能使用): ${why}`);
    }
    if (await keepReleased(tx, sort, name, body)) changed.push(name.join(' '));
  }
  return changed;
}
