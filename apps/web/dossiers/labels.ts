import type { Text } from '../app/language.js';
import type { FieldSpec } from './specs.js';

/** A field's label as people read it: sums are shown in 元, shares in percent, whatever they are stored in. */
export function labelOf({ label, form }: FieldSpec): Text {
  if (form.kind === 'money')
    return { zh: label.zh.replace('（分）', '（元）'), en: capital(label.en.replace('(fen)', '(CNY)')) };
  if (form.kind === 'share') {
    return {
      zh: label.zh.replace('（万分之一）', '（%）'),
      en: capital(label.en.replace('(hundredths of a percent)', '(%)')),
    };
  }
  return { zh: label.zh, en: capital(label.en) };
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
