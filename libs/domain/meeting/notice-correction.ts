import type { BaseType, LocalizedText } from '../measures/measure.js';

/** What a public notice says of one base. */
export interface NoticeText {
  readonly name: string;
  readonly organisation: string;
  readonly type: BaseType;
}

export type NoticeField = keyof NoticeText;

interface FieldRule {
  readonly text: LocalizedText;
  /**
   * `wording`: it names the same base and the same host otherwise; it is corrected, and the period runs on. `listing`: it changes who is
   * listed as what, which the meeting has decided; it is refused.
   */
  readonly changes: 'wording' | 'listing';
  readonly article: string;
  readonly mark: 'A';
}

/** 公示更正: what becomes of a correction, by what of the notice it is about. */
export const NOTICE_FIELDS = {
  name: { text: { zh: '基地名称', en: 'Name of the base' }, changes: 'wording', article: 'Ch. 3', mark: 'A' },
  organisation: {
    text: { zh: '依托单位名称', en: 'Name of the host' },
    changes: 'wording',
    article: 'Ch. 3',
    mark: 'A',
  },
  type: { text: { zh: '类型', en: 'Type' }, changes: 'listing', article: 'Ch. 3', mark: 'A' },
} as const satisfies Record<NoticeField, FieldRule>;

/** One field of a notice that reads otherwise. */
export interface NoticeChange {
  readonly field: NoticeField;
  readonly before: string;
  readonly after: string;
}

/** A version of a notice after its first: what reads otherwise since when, and why. */
export interface NoticeCorrection {
  /** ISO instant. */
  readonly at: string;
  readonly reason: string;
  readonly changes: readonly NoticeChange[];
}

/** What of a notice would read otherwise; what is left out, or is there already, does not. */
export function changesOf(shown: NoticeText, wanted: Partial<NoticeText>): NoticeChange[] {
  return (Object.keys(NOTICE_FIELDS) as NoticeField[]).flatMap((field) => {
    const after = wanted[field]?.trim() ?? shown[field];
    return after === shown[field] ? [] : [{ field, before: shown[field], after }];
  });
}

/** Of these changes, those that are no mere wording. */
export function changesOfListing(changes: readonly NoticeChange[]): NoticeChange[] {
  return changes.filter(({ field }) => NOTICE_FIELDS[field].changes === 'listing');
}
