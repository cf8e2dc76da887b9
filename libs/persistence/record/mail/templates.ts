import type { EntityManager } from 'typeorm';
import type { MailKind } from '#contracts/mail.js';
import { PRODUCT, PURPOSE } from '#domain/common/product.js';
import type { LetterText } from '../letter-template.js';
import { renderText } from '../letter-template.js';

export interface MailTemplate {
  readonly kind: MailKind;
  readonly locale: 'zh' | 'en';
  readonly version: number;
  readonly body: string;
  /** Who of the commission has written it; null: it came with the release. */
  readonly writtenBy: string | null;
  readonly writtenAt: Date;
}

/** The templates by which mails are written now. */
export function currentTemplates(record: Pick<EntityManager, 'query'>): Promise<MailTemplate[]> {
  return record.query(
    `SELECT DISTINCT ON (kind, locale) kind, locale, version, body, written_by AS "writtenBy", written_at AS "writtenAt"
     FROM mail_template ORDER BY kind, locale, written_by IS NULL, version DESC`,
  );
}

/** What every mail may name, whatever it is about. */
export const NAMED_IN_ALL = {
  systemZh: PRODUCT.zh,
  systemEn: PRODUCT.en,
  purposeZh: PURPOSE.zh,
  purposeEn: PURPOSE.en,
};

/**
 * A mail in words: its title is the subject.
 * @throws {Refusal} letter.templateMissing, letter.dataMissing
 */
export function mailText(template: string, params: object): LetterText {
  return renderText(template, { ...NAMED_IN_ALL, ...params });
}
