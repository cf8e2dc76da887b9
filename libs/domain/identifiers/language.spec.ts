import { isLanguage } from './language.js';

describe('a language', () => {
  it.each(['zh', 'en', 'de', 'ru', 'sw'])('%s', (code) => expect(isLanguage(code)).toBe(true));
  it.each(['xx', 'EN', 'eng', 'iw', '', 'toString'])('is not "%s"', (code) => expect(isLanguage(code)).toBe(false));

  it('has a name in Chinese and in English', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter(isLanguage);
    expect(codes).toHaveLength(183);
    for (const locale of ['zh-CN', 'en']) {
      const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
      expect(codes.filter((code) => names.of(code) === undefined)).toEqual([]);
    }
  });
});
