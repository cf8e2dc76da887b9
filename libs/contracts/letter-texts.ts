import type { LocalizedText } from '#domain/measures/measure.js';

/** What stands on a letter besides its text. */
export const LETTER_TEXTS = {
  preview: { zh: '预览 未发出', en: 'Preview, not sent' },
  rehearsal: { zh: '演练·无效', en: 'Rehearsal · void' },
  unnumbered: { zh: '（发出时编号）', en: '(numbered when it is sent)' },
  /** Stands under the salutation of a rehearsal's letter. */
  ofRehearsal: {
    zh: '（本通知为演练所发，不具有效力。演练中一个工作日按 {seconds} 秒计，所载期限以写明的时刻为准，均为北京时间。）',
    en: '(Sent in a rehearsal, without effect. There, a working day lasts {seconds} seconds; limits end at the times given, in Beijing time.)',
  },
} as const satisfies Record<string, LocalizedText>;
