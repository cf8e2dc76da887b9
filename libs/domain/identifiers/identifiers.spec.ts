import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { COUNTRY_CODES, countryName, countryStanding, countsAsForeignCountry } from './country.js';
import { BEIJING_DISTRICTS, isBeijingAddress, isBeijingDistrict } from './district.js';
import { isResidentId, residentIdBirthDate } from './resident-id.js';
import { checkCharacter, compactUscc, isUscc } from './uscc.js';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('unified social credit code (GB 32100-2015)', () => {
  const body = fc
    .tuple(
      fc.constantFrom('91', '12', '51', 'Y1', 'N2', 'A1'),
      fc.stringMatching(/^\d{6}$/),
      fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 9, maxLength: 9 }),
    )
    .map((pieces) => pieces.join(''));

  it('accepts real codes', () => {
    for (const code of ['91110108551385082Q', '91110000802100433B', '12100000400002259P'])
      expect(isUscc(code)).toBe(true);
  });

  it('accepts exactly one check character for every body', () => {
    fc.assert(
      fc.property(body, (first17) => {
        const right = [...ALPHABET].filter((last) => isUscc(first17 + last));
        expect(right).toEqual([checkCharacter(first17)]);
      }),
    );
  });

  it('agrees with stdnum on codes of numeric registrars whose check character is not 0', () => {
    fc.assert(
      fc.property(body, fc.constantFrom(...ALPHABET), fc.boolean(), (first17, other, right) => {
        fc.pre(/^\d{2}/.test(first17) && checkCharacter(first17) !== '0');
        const code = first17 + (right ? checkCharacter(first17) : other);
        expect(stdnum.CN?.uscc?.validate(code).isValid).toBe(isUscc(code));
      }),
    );
  });

  it.each([
    '',
    '9111010855138508Q',
    '91110108551385082I',
    '91110108551385082q',
    '9111010855138508２Q',
    '91110108551385083Q',
  ])('refuses %p', (code) => expect(isUscc(code)).toBe(false));

  it('brings a code with blanks, hyphens or full-width characters into its compact form', () => {
    expect(compactUscc(' 91110108-551385082q')).toBe('91110108551385082Q');
    expect(compactUscc('９１110108551385082Q')).toBe('91110108551385082Q');
  });
});

describe('countries (ISO 3166-1) and the 港澳台 rule', () => {
  it('shows Hong Kong, Macao and Taiwan as parts of China and does not count them', () => {
    expect(['HK', 'MO', 'TW'].map((code) => countryName(code)?.zh)).toEqual(['中国香港', '中国澳门', '中国台湾']);
    expect(['HK', 'MO', 'TW'].some(countsAsForeignCountry)).toBe(false);
    expect(['HK', 'MO', 'TW'].map(countryStanding)).toEqual(['specialRegion', 'specialRegion', 'specialRegion']);
  });

  it('knows China, foreign countries and codes that are not assigned', () => {
    expect(['CN', 'DE', 'de', 'DEU', 'XK', 'ZZ', '__proto__', ''].map(countryStanding)).toEqual([
      'china',
      'foreign',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('uses the names of the Chinese list where the library differs', () => {
    expect(['EH', 'FK'].map((code) => countryName(code)?.zh)).toEqual(['西撒哈拉', '马尔维纳斯群岛（福克兰群岛）']);
  });

  it('has a Chinese and an English name for every code', () => {
    for (const code of COUNTRY_CODES)
      expect(countryName(code)).toEqual({ zh: expect.stringMatching(/./), en: expect.stringMatching(/./) });
  });
});

describe('in Beijing', () => {
  it.each([
    '北京市海淀区中关村大街1号',
    '海淀区中关村大街1号',
    '中国（北京）自由贸易试验区科技创新片区1号',
    ' 北京 市朝阳区',
  ])('%p is', (address) => expect(isBeijingAddress(address)).toBe(true));
  it.each(['河北省廊坊市北京路1号', '吉林省长春市朝阳区', '上海市北京西路', ''])('%p is not', (address) =>
    expect(isBeijingAddress(address)).toBe(false),
  );
  it('has sixteen districts and 经开区', () => {
    expect(Object.keys(BEIJING_DISTRICTS)).toHaveLength(17);
    expect(isBeijingDistrict('110108')).toBe(true);
    expect(isBeijingDistrict('110103')).toBe(false);
    expect(isBeijingDistrict('toString')).toBe(false);
  });
});

describe('resident identity number (GB 11643)', () => {
  it('checks the check character, in either case', () => {
    expect(isResidentId('11010519491231002X')).toBe(true);
    expect(isResidentId('11010519491231002x')).toBe(true);
    expect(isResidentId('110105194912310021')).toBe(false);
    expect(isResidentId('11010519491331002X')).toBe(false);
    expect(isResidentId('110105491231002')).toBe(false);
  });
  it('reads the birth date', () => {
    expect(residentIdBirthDate('11010519491231002X')).toBe('1949-12-31');
    expect(residentIdBirthDate('11010519491331002X')).toBeUndefined();
  });
});
