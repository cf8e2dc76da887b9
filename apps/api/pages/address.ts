import type { LocalizedText } from '#domain/measures/measure.js';

export type Language = keyof LocalizedText;

/** As pages and search engines name languages; whoever reads neither gets Chinese. */
export const HREFLANGS: readonly (readonly [hreflang: string, language: Language])[] = [
  ['zh-CN', 'zh'],
  ['en', 'en'],
  ['x-default', 'zh'],
];

/** Where people reach this service, without a stroke at the end. */
export const siteOf = (publicUrl: string): string => publicUrl.replace(/\/+$/, '');

/** The address of a public page in a language. */
export function inLanguage(path: string, language: Language): string {
  return language === 'zh' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=en`;
}
