import type { EntityManager } from 'typeorm';
import { MAIL_SAMPLES } from '#contracts/mail.js';
import { mailText } from '#persistence/record/mail/templates.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import type { MailTemplateFile } from '#platform/mail/mail-templates.js';

/**
 * Keeps the release's templates of mails, each tried out first. What the commission has written in their place stays.
 * @returns those that were new or changed, as `<kind> <language>` @throws {StartFailure} naming the file
 */
export async function seedMail(tx: EntityManager, templates: readonly MailTemplateFile[]): Promise<string[]> {
  const changed: string[] = [];
  for (const { kind, locale, body } of templates) {
    try {
      mailText(body, MAIL_SAMPLES[kind]);
    } catch (error) {
      const { name, message, params } = error as Error & { params?: { what?: string } };
      const why = name === 'Refusal' ? `there is nothing called ${params?.what}` : message;
      throw new StartFailure(`seeds/mail/${kind}.${locale}.liquid cannot be used (模板不能使用): ${why}.`);
    }
    const added = await tx.query<unknown[]>(
      `INSERT INTO mail_template (kind, locale, version, body)
       SELECT $1, $2, coalesce(max(version), 0) + 1, $3 FROM mail_template WHERE kind = $1 AND locale = $2
       HAVING $3 IS DISTINCT FROM (SELECT body FROM mail_template
         WHERE kind = $1 AND locale = $2 AND written_by IS NULL ORDER BY version DESC LIMIT 1)
       RETURNING version`,
      [kind, locale, body],
    );
    if (added.length > 0) changed.push(`${kind} ${locale}`);
  }
  return changed;
}
