import type { EntityManager } from 'typeorm';
import { SAMPLE_FACTS } from '#domain/letters/letter.js';
import { renderLetter } from '#persistence/record/letter-template.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import type { LetterTemplateFile } from '#platform/letters/letter-files.js';

/**
 * Keeps the templates of letters. Each is tried out first; a version that a letter was written by never changes.
 * @returns those that were new or changed, as `<kind> <version>`
 * @throws {StartFailure} naming the file
 */
export async function seedLetters(tx: EntityManager, templates: readonly LetterTemplateFile[]): Promise<string[]> {
  const changed: string[] = [];
  for (const { kind, version, body } of templates) {
    tryOut({ kind, version, body });
    const [present] = await tx.query<{ body: string; used: boolean }[]>(
      `SELECT body, EXISTS (SELECT FROM letter l WHERE l.kind = t.kind AND l.template_version = t.version) AS used
       FROM letter_template t WHERE kind = $1 AND version = $2`,
      [kind, version],
    );
    if (present?.body === body) continue;
    if (present?.used) {
      throw new StartFailure(
        `seeds/letters/${kind}.${version}.liquid has changed, but letters were written by it. Put the file back and add the change as ${kind}.${version + 1}.liquid (模板已用于发函，请恢复原文件，另立新版本).`,
      );
    }
    await tx.query(
      `INSERT INTO letter_template (kind, version, body) VALUES ($1, $2, $3)
       ON CONFLICT (kind, version) DO UPDATE SET body = excluded.body, loaded_at = now()`,
      [kind, version, body],
    );
    changed.push(`${kind} ${version}`);
  }
  return changed;
}

function tryOut({ kind, version, body }: LetterTemplateFile): void {
  try {
    renderLetter(body, SAMPLE_FACTS);
  } catch (error) {
    const { name, message, params } = error as Error & { params?: { what?: string } };
    const why = name === 'Refusal' ? `there is nothing called ${params?.what}` : message;
    throw new StartFailure(`seeds/letters/${kind}.${version}.liquid cannot be used (模板不能使用): ${why}.`);
  }
}
