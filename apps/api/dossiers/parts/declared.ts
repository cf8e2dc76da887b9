/**
 * `declaredIn('partners', 'rows')` answers a property decorator: the field takes its limits, its example and its
 * description from its declaration in the domain, so that a limit stands in one place. Fields may be absent (a draft
 * is saved half-filled) but never null: a part is replaced as a whole, so a cleared field is one that is left out.
 */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { assertNever } from '#domain/common/assert-never.js';
import type { PartName } from '#domain/dossier/parts.js';
import { PART_SPECS } from '#domain/dossier/specs/index.js';
import type { FieldForm, FieldSpec, FieldSpecs, PartSpec } from '#domain/dossier/specs/spec.js';
import { MAX_SHARE, YEARS, wordsOfForm } from '#domain/dossier/specs/spec.js';
import { IsCalendarDate } from '../../common/calendar-date.validator.js';
import { IsDecimal } from '../../common/decimal.validator.js';
import { IsOneLine } from '../../common/one-line.validator.js';

type Class = abstract new () => object;
type Decorator = PropertyDecorator;

interface Declared extends Decorator {
  /** For a field that is a short list of objects. */
  listOf(type: () => Class): Decorator;
}

/** Decorates the fields of a part's form, of its rows, or of a list inside either. */
export function declaredIn(part: PartName, place: 'form' | 'rows', list?: string): Declared {
  const specs = specsOf(PART_SPECS[part] as PartSpec, place, list);
  const decorate = (nested?: () => Class) => (target: object, name: string | symbol) => {
    const spec = Object.hasOwn(specs, name) ? specs[String(name)] : undefined;
    if (spec === undefined) throw new Error(`${part}.${String(name)} has no declaration`);
    for (const decorator of decoratorsOf(spec, nested)) decorator(target, name);
  };
  return Object.assign(decorate(), { listOf: (type: () => Class) => decorate(type) });
}

function specsOf(spec: PartSpec, place: 'form' | 'rows', list: string | undefined): FieldSpecs {
  const fields: FieldSpecs = place === 'form' ? spec.fields : (spec.table?.fields ?? {});
  if (list === undefined) return fields;
  const form = fields[list]?.form;
  return form?.kind === 'list' ? form.of : {};
}

const present = ValidateIf((_object, value) => value !== undefined);

function decoratorsOf(spec: FieldSpec, nested?: () => Class): Decorator[] {
  const { zh, en } = spec.label;
  const api = { description: `${zh} — ${en}`, example: spec.example, ...schemaOf(spec.form, nested) };
  return [present, ApiPropertyOptional(api as ApiPropertyOptions), ...checksOf(spec.form, nested)];
}

const COUNTRY = /^[A-Z]{2}$/;
const DISTRICT = /^\d{6}$/;
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const LANGUAGE = /^[a-z]{2}$/;

function checksOf(form: FieldForm, nested?: () => Class): Decorator[] {
  switch (form.kind) {
    case 'text':
      return [IsString(), MaxLength(form.max), ...(form.name ? [IsOneLine()] : [])];
    case 'uscc':
    case 'phone':
    case 'email':
    case 'idNumber':
    case 'doi':
      return [IsString(), MaxLength(form.max)];
    case 'district':
      return [IsString(), Matches(DISTRICT)];
    case 'rowId':
      return [IsUUID()];
    case 'date':
      return [IsCalendarDate()];
    case 'country':
      return [IsString(), Matches(COUNTRY)];
    case 'countries':
      return manyTexts(form.maxItems, COUNTRY);
    case 'fieldCodes':
      return manyTexts(form.maxItems, CODE);
    case 'languages':
      return manyTexts(form.maxItems, LANGUAGE);
    case 'fileIds':
      return [IsArray(), ArrayMaxSize(form.maxItems), IsUUID(undefined, { each: true })];
    case 'boolean':
      return [IsBoolean()];
    case 'count':
    case 'money':
      return whole(0, form.max);
    case 'share':
      return whole(0, MAX_SHARE);
    case 'year':
      return whole(YEARS.min, YEARS.max);
    case 'area':
      return [IsDecimal(2), Min(0), Max(form.max)];
    case 'word':
      return [IsIn(wordsOfForm(form))];
    case 'list':
      return nested === undefined
        ? []
        : [IsArray(), ArrayMaxSize(form.maxItems), ValidateNested({ each: true }), Type(nested as () => never)];
    default:
      return assertNever(form);
  }
}

const whole = (min: number, max: number): Decorator[] => [IsInt(), Min(min), Max(max)];
const manyTexts = (maxItems: number, pattern: RegExp): Decorator[] => [
  IsArray(),
  ArrayMaxSize(maxItems),
  IsString({ each: true }),
  Matches(pattern, { each: true }),
];

function schemaOf(form: FieldForm, nested?: () => Class): Record<string, unknown> {
  const strings = (maxItems: number, items: object) => ({
    type: 'array',
    maxItems,
    items: { type: 'string', ...items },
  });
  switch (form.kind) {
    case 'text':
    case 'uscc':
    case 'phone':
    case 'email':
    case 'idNumber':
    case 'doi':
      return { type: 'string', maxLength: form.max };
    case 'district':
      return { type: 'string', pattern: DISTRICT.source };
    case 'rowId':
      return { type: 'string', format: 'uuid' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'country':
      return { type: 'string', pattern: COUNTRY.source };
    case 'countries':
      return strings(form.maxItems, { pattern: COUNTRY.source });
    case 'fieldCodes':
      return strings(form.maxItems, { pattern: CODE.source });
    case 'languages':
      return strings(form.maxItems, { pattern: LANGUAGE.source });
    case 'fileIds':
      return strings(form.maxItems, { format: 'uuid' });
    case 'boolean':
      return { type: 'boolean' };
    case 'count':
    case 'money':
      return { type: 'integer', minimum: 0, maximum: form.max };
    case 'share':
      return { type: 'integer', minimum: 0, maximum: MAX_SHARE };
    case 'year':
      return { type: 'integer', minimum: YEARS.min, maximum: YEARS.max };
    case 'area':
      return { type: 'number', minimum: 0, maximum: form.max };
    case 'word':
      return { type: 'string', enum: wordsOfForm(form) };
    case 'list':
      // @nestjs/swagger knows a lazy type by the function's name: it has to be written here.
      return { type: () => nested?.(), isArray: true, maxItems: form.maxItems };
    default:
      return assertNever(form);
  }
}

/** The rows of a table. */
export function Rows(part: PartName, type: () => Class): Decorator {
  const maxRows = (PART_SPECS[part] as PartSpec).table?.maxRows ?? 0;
  const decorators = [
    ApiProperty({ type: () => type() as never, isArray: true, maxItems: maxRows, description: '各行 — the rows' }),
    IsArray(),
    ArrayMaxSize(maxRows),
    ValidateNested({ each: true }),
    Type(type as () => never),
  ];
  return (target, name) => decorators.forEach((decorator) => decorator(target, name));
}
