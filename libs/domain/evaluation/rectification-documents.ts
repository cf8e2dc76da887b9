/** 整改材料: which documents a base under rectification owes, read off what is filed. */
import { RECTIFICATION_DOCUMENTS, type LocalizedText, type RectificationDocument } from '../measures/vocabulary.js';
import type { RectificationRules } from '../measures/measure.js';

export const DOCUMENT_NAMES = {
  plan: { zh: '整改方案', en: 'the rectification plan' },
  interimReport: { zh: '中期报告', en: 'the interim report' },
  finalReport: { zh: '整改报告', en: 'the final report' },
} as const satisfies Record<RectificationDocument, LocalizedText>;

/** When each document came in. */
export type FiledDocuments = Readonly<Record<RectificationDocument, Date | null>>;

/**
 * The documents that the measure requires and that are not in at `now`; late ones count as filed. The interim report is owed
 * from its limit on, not before: whoever has finished by then owes none. `interimDueAt`: null before the period has begun.
 */
export function documentsMissing(
  filed: FiledDocuments,
  interimDueAt: Date | null,
  { requiredDocuments }: Pick<RectificationRules, 'requiredDocuments'>,
  now: Date,
): readonly RectificationDocument[] {
  const interimOwed = interimDueAt !== null && (filed.finalReport ?? now) > interimDueAt;
  return RECTIFICATION_DOCUMENTS.filter(
    (document) =>
      requiredDocuments.includes(document) && filed[document] === null && (document !== 'interimReport' || interimOwed),
  );
}

/** Their names in one line. */
export function namesOf(documents: readonly RectificationDocument[]): LocalizedText {
  return {
    zh: documents.map((document) => DOCUMENT_NAMES[document].zh).join('、'),
    en: documents.map((document) => DOCUMENT_NAMES[document].en).join(', '),
  };
}
