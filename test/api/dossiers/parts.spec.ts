import 'reflect-metadata';
import fc from 'fast-check';
import { getMetadataStorage } from 'class-validator';
import { PART_DTOS, partDtoOf } from '#api/dossiers/parts/part-dtos.js';
import { validatePart } from '#api/dossiers/parts/validate-part.js';
import { aDossier } from '#domain/dossier/dossier.builder.js';
import type { PartName } from '#domain/dossier/parts.js';
import { PARTS_OF } from '#domain/dossier/parts.js';
import { PART_SPECS } from '#domain/dossier/specs/index.js';
import type { FieldSpecs, PartSpec } from '#domain/dossier/specs/spec.js';
import { BASE_TYPES, PART_NAMES } from '#domain/measures/vocabulary.js';

/** Where @nestjs/swagger keeps what @ApiProperty says. */
const API_PROPERTIES = 'swagger/apiModelProperties';
const TYPE_OF = new Map(BASE_TYPES.flatMap((type) => PARTS_OF[type].map((part) => [part as PartName, type] as const)));
const sample = (part: PartName) => aDossier(TYPE_OF.get(part) ?? 'park').parts[part];
const problems = (part: PartName, json: unknown): string[] => {
  const result = validatePart(part, json);
  return result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`);
};

describe('the shape of every part', () => {
  it.each(PART_NAMES)('%s takes the sample as it is, and again as it was stored', (part) => {
    const json = JSON.parse(JSON.stringify(sample(part))) as object;
    const result = validatePart(part, json);
    expect(result).toEqual({ ok: true, content: json });
  });

  it.each(PART_NAMES)('%s declares every field, with its checks, its description and its example', (part) => {
    const spec = PART_SPECS[part] as PartSpec;
    const dto = PART_DTOS[part];
    const has = (target: new () => object, fields: FieldSpecs) => {
      const checked = new Set(
        getMetadataStorage()
          .getTargetValidationMetadatas(target, '', false, false)
          .map(({ propertyName }) => propertyName),
      );
      for (const name of Object.keys(fields)) {
        expect(checked).toContain(name);
        const api = Reflect.getMetadata(API_PROPERTIES, target.prototype, name) as Record<string, unknown>;
        expect(api).toMatchObject({
          required: false,
          description: expect.stringMatching(/ — /),
          example: expect.anything(),
        });
      }
    };
    has(dto, spec.fields);
    if (spec.table) {
      const { type } = Reflect.getMetadata(API_PROPERTIES, dto.prototype, 'rows') as {
        type: () => new () => object;
      };
      expect(type.name).toBe('type'); // otherwise the API's description leaves the rows out
      has(type(), spec.table.fields);
    }
  });

  it.each([
    ['base', 'name'],
    ['base', 'nameEn'],
    ['base', 'platformName'],
    ['host', 'name'],
    ['legalRepresentative', 'name'],
    ['leader', 'name'],
    ['contact', 'name'],
  ] as const)('%s.%s reads as what it is', (part, field) => {
    for (const hidden of ['\u200b', '\u202e', '\u3164', '\t']) {
      expect(problems(part, { [field]: `王${hidden}芳` })).toEqual([`${field} isVisible`]);
    }
    expect(problems(part, { [field]: '王\n芳' })).toEqual([`${field} isOneLine`]);
  });

  it.each(PART_NAMES)('%s may be saved empty, so that a draft can be cleared', (part) => {
    const table = (PART_SPECS[part] as PartSpec).table !== undefined;
    expect(problems(part, table ? { rows: [] } : {})).toEqual([]);
  });

  it('belongs to the types that have it', () => {
    expect(partDtoOf('park', 'site')).toBe(PART_DTOS.site);
    expect(partDtoOf('research', 'site')).toBeUndefined();
    expect(partDtoOf('park', 'nonsense')).toBeUndefined();
    expect(partDtoOf('park', 'constructor')).toBeUndefined();
  });
});

describe('a part is refused', () => {
  const row = { id: '0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e21', evidence: [] };
  it.each([
    ['a field that is not declared', 'base', { name: '甲', colour: 'red' }, ['colour unknownField']],
    [
      'a field that is not declared, in a row',
      'tenants',
      { rows: [{ ...row, colour: 'red' }] },
      ['rows.0.colour unknownField'],
    ],
    ['a field of another part', 'base', { uscc: '1' }, ['uscc unknownField']],
    ['text where a number belongs', 'site', { totalAreaM2: '52000' }, ['totalAreaM2 isDecimal']],
    ['a number where text belongs', 'base', { name: 5 }, ['name isString']],
    ['null', 'base', { name: null }, ['name isString']],
    ['an object where text belongs', 'base', { name: { $gt: '' } }, ['name isString']],
    ['text over its limit', 'base', { name: '长'.repeat(121) }, ['name maxLength']],
    ['a negative amount', 'host', { registeredCapitalFen: -1 }, ['registeredCapitalFen min']],
    ['an amount with a fraction of a fen', 'host', { registeredCapitalFen: 0.5 }, ['registeredCapitalFen isInt']],
    ['an amount beyond any budget', 'host', { registeredCapitalFen: 1e300 }, ['registeredCapitalFen max']],
    [
      'a share over 100 %',
      'host',
      { shareholders: [{ shareHundredths: 10001 }] },
      ['shareholders.0.shareHundredths max'],
    ],
    ['an area with three decimals', 'site', { totalAreaM2: 0.125 }, ['totalAreaM2 isDecimal']],
    ['a day that does not exist', 'host', { registeredOn: '2026-02-30' }, ['registeredOn isCalendarDate']],
    ['a time where a day belongs', 'host', { registeredOn: '2026-02-03T00:00:00Z' }, ['registeredOn isCalendarDate']],
    ['a word that is not on the list', 'host', { legalNature: 'toString' }, ['legalNature isIn']],
    ['a country in small letters', 'partners', { rows: [{ ...row, country: 'de' }] }, ['rows.0.country matches']],
    ['a table without rows', 'partners', {}, ['rows required']],
    ['a row that is no object', 'partners', { rows: ['x'] }, ['rows.0 nestedValidation']],
    ['a row that is a list', 'partners', { rows: [[]] }, ['rows.0 listInList']],
    ['a row that is a list of rows', 'partners', { rows: [[row]] }, ['rows.0 listInList']],
    ['a source that is a list', 'funds', { rows: [{ ...row, sources: [[]] }] }, ['rows.0.sources.0 listInList']],
    ['a row that is null', 'partners', { rows: [null] }, ['rows.0 nestedValidation']],
    [
      'evidence that is no id',
      'partners',
      { rows: [{ ...row, evidence: ['../../etc/passwd'] }] },
      ['rows.0.evidence isUuid'],
    ],
    [
      'one file twice in one row',
      'partners',
      { rows: [{ ...row, evidence: [row.id, row.id] }] },
      ['rows.0.evidence arrayUnique'],
    ],
    [
      'two rows with one id',
      'tenants',
      { rows: [row, { ...row, id: row.id.toUpperCase() }] },
      ['rows.1.id arrayUnique'],
    ],
    ['another version of the shape', 'base', { schemaVersion: 2 }, ['schemaVersion equals']],
    ['501 rows', 'tenants', { rows: Array.from({ length: 501 }, () => ({})) }, ['rows arrayMaxSize']],
    ['a list instead of a part', 'base', [], [' isObject']],
    ['text instead of a part', 'base', 'x', [' isObject']],
    ['nothing', 'base', null, [' isObject']],
    ['a control character', 'base', { name: 'a\u0000b' }, ['name controlCharacter']],
    ['half a surrogate pair', 'base', { name: 'a\ud800' }, ['name malformedText']],
    ['constructor as a field', 'base', { constructor: { prototype: { admin: true } } }, ['constructor pollution']],
    ['prototype in a row', 'tenants', { rows: [{ prototype: {} }] }, ['rows.0.prototype pollution']],
    ['__proto__ at the top', 'base', JSON.parse('{"__proto__":{"admin":true}}'), ['__proto__ pollution']],
    [
      '__proto__ deep inside',
      'funds',
      JSON.parse('{"rows":[{"sources":[{"__proto__":{"x":1}}]}]}'),
      ['rows.0.sources.0.__proto__ pollution'],
    ],
  ] as [string, PartName, unknown, string[]][])('for %s', (_rule, part, json, expected) => {
    expect(problems(part, json)).toEqual(expected);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('for being nested a hundred thousand deep, without running out of stack', () => {
    let json: unknown = 'x';
    for (let i = 0; i < 100_000; i++) json = { name: json };
    expect(problems('base', json)).toEqual([expect.stringMatching(/tooDeep$/)]);
  });

  it('for every reason at once, in both languages', () => {
    const result = validatePart('host', { staffCount: -1, registeredOn: 'x', foo: 1 });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.problems.map(({ path }) => path).sort()).toEqual(['foo', 'registeredOn', 'staffCount']);
    for (const { detail } of result.problems) expect(detail.zh).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('a part is kept', () => {
  const NASTY = [
    `'; DROP TABLE dossier; --`,
    '<script>alert(1)</script>',
    '{{7*7}}',
    '=cmd|calc!A1',
    '%00',
    '𠮷野家',
    'a\nb\tc',
  ];

  it.each(NASTY)('with %p as the text that it is', (introduction) => {
    expect(validatePart('base', { introduction })).toMatchObject({ ok: true, content: { introduction } });
  });

  it('half-filled, with an id for every new row', () => {
    const result = validatePart('tenants', { rows: [{ name: '甲' }, {}] });
    expect(result).toMatchObject({
      ok: true,
      content: { schemaVersion: 1, rows: [{ name: '甲', evidence: [] }, { evidence: [] }] },
    });
    if (!result.ok) return;
    expect(new Set(result.content.rows.map(({ id }) => id)).size).toBe(2);
    expect(result.content.rows[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('whatever comes in: it never throws, and what it accepts it accepts again unchanged', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PART_NAMES),
        fc.oneof(fc.jsonValue(), fc.object({ maxDepth: 4 })),
        (part, json) => {
          const first = validatePart(part, json);
          if (first.ok) expect(validatePart(part, first.content)).toEqual(first);
        },
      ),
    );
  });
});
