import { language } from '../app/language.js';

/** A number in the reader's language. */
export const numberText = (value: number, options?: Intl.NumberFormatOptions): string =>
  value.toLocaleString(language() === 'zh' ? 'zh-CN' : 'en-GB', options);
