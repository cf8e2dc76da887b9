import type { LocalizedText } from '#domain/measures/measure.js';

/** Names one after the other, as each language lists them. */
export function listed(texts: readonly LocalizedText[]): LocalizedText {
  return { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join('; ') };
}
