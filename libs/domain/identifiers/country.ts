/**
 * Countries and regions by ISO 3166-1 alpha-2, with the 港澳台 rule: Hong Kong, Macao and Taiwan may be partners, are shown
 * as 中国香港/中国澳门/中国台湾 and are not counted as countries; CN is refused as foreign ("The dossier", Validation).
 */
import countries from 'i18n-iso-countries';
import type { LocalizedText } from '../measures/vocabulary.js';

export type CountryStanding = 'foreign' | 'specialRegion' | 'china' | 'unknown';

const SPECIAL_REGIONS: Readonly<Record<string, LocalizedText>> = {
  HK: { zh: '中国香港', en: 'Hong Kong, China' },
  MO: { zh: '中国澳门', en: 'Macao, China' },
  TW: { zh: '中国台湾', en: 'Taiwan, China' },
};
/** Chinese names where the library's differ from those in official use. */
const CHINESE_NAMES: Readonly<Record<string, string>> = { EH: '西撒哈拉', FK: '马尔维纳斯群岛（福克兰群岛）' };
/** Codes that the library knows but ISO 3166-1 does not assign. */
const NOT_ASSIGNED = new Set(['XK']);
const ASSIGNED = new Set(Object.keys(countries.getAlpha2Codes()).filter((code) => !NOT_ASSIGNED.has(code)));

/** Codes are upper case; anything else is unknown. */
export function countryStanding(code: string): CountryStanding {
  if (code === 'CN') return 'china';
  if (Object.hasOwn(SPECIAL_REGIONS, code)) return 'specialRegion';
  return ASSIGNED.has(code) ? 'foreign' : 'unknown';
}

/** Does a partner from there add to the number of countries? */
export function countsAsForeignCountry(code: string): boolean {
  return countryStanding(code) === 'foreign';
}

/** Its name in both languages; undefined for a code that is not assigned. */
export function countryName(code: string): LocalizedText | undefined {
  const special = Object.hasOwn(SPECIAL_REGIONS, code) ? SPECIAL_REGIONS[code] : undefined;
  if (special !== undefined) return special;
  if (!ASSIGNED.has(code)) return undefined;
  return {
    zh: CHINESE_NAMES[code] ?? countries.getName(code, 'zh') ?? code,
    en: countries.getName(code, 'en') ?? code,
  };
}

/** Every code that may be used, in alphabetical order. */
export const COUNTRY_CODES: readonly string[] = [...ASSIGNED].sort();
