import type { LocalizedText } from '#domain/measures/measure.js';

/** What stands on a letter besides its text. */
export const LETTER_TEXTS = {
  preview: { zh: '预览 未发出', en: 'Preview, not sent' },
  rehearsal: { zh: '演练·无效', en: 'Rehearsal · void' },
  unnumbered: { zh: '（发出时编号）', en: '(numbered when it is sent)' },
} as const satisfies Record<string, LocalizedText>;
