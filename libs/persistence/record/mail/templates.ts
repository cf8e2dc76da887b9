import { MAIL_KINDS, MAIL_SAMPLES, type MailKind } from '#contracts/mail.js';
import { PRODUCT, PURPOSE } from '#domain/common/product.js';
import type { TemplateSort } from '../templates.js';
import { renderText, type WrittenText } from '../text-template.js';

/** What every mail may name, whatever it is about. */
const NAMED_IN_ALL = {
  systemZh: PRODUCT.zh,
  systemEn: PRODUCT.en,
  purposeZh: PURPOSE.zh,
  purposeEn: PURPOSE.en,
};

/** Of each kind of mail one in each language. */
export const MAIL_TEMPLATES: TemplateSort = {
  table: 'mail_template',
  columns: ['kind', 'locale'],
  names: MAIL_KINDS.flatMap((kind) => ['en', 'zh'].map((locale) => [kind, locale])),
  samples: ([kind]) => [{ ...MAIL_SAMPLES[kind as MailKind], ...NAMED_IN_ALL }],
};

/**
 * A mail in words: its title is the subject.
 * @throws {Refusal} letter.dataMissing
 */
export function mailText(template: string, params: object): WrittenText {
  return renderText(template, { ...NAMED_IN_ALL, ...params });
}
