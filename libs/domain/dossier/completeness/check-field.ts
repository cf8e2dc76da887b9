/** Checks one value against the declaration of its field. */
import { assertNever } from '../../common/assert-never.js';
import { isCalendarDate } from '../../common/calendar-date.js';
import { isBeijingDistrict } from '../../identifiers/district.js';
import { countryStanding } from '../../identifiers/country.js';
import { isIndustryField } from '../../identifiers/industry-field.js';
import { isUscc } from '../../identifiers/uscc.js';
import type { ActivityWindow } from '../activity-window.js';
import type { DossierContext } from '../context.js';
import type { FieldForm, FieldSpec } from '../specs/spec.js';
import { MAX_SHARE, YEARS } from '../specs/spec.js';
import type { Finding } from './problem.js';
import { finding, warning } from './problem.js';

/** All that a check may look at besides the value. */
export interface CheckFrame {
  readonly context: DossierContext;
  readonly window: ActivityWindow;
}

const EMAIL = /^[^\s@<>"',;:\\()[\]]+@[^\s@.]+(\.[^\s@.]+)+$/;
/** Mobile and fixed-line numbers of the mainland, with or without area code and extension, and international ones. */
const PHONE =
  /^(\+?86[- ]?)?(1[3-9]\d{9}|(0\d{2,3}[- ]?)?\d{7,8}([- ]\d{1,6})?|400[- ]?\d{3}[- ]?\d{4})$|^\+(?!86)\d[\d -]{5,18}\d$/;
const DOI = /^(https?:\/\/(dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i;
const LANGUAGE = /^[a-z]{2}$/;

/** Empty: never typed, or cleared again. */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Every problem of one field at `path`. */
export function checkField(path: string, spec: FieldSpec, value: unknown, frame: CheckFrame): Finding[] {
  if (isEmpty(value)) return spec.required ? [finding(path, 'missing')] : [];
  return checkForm(path, spec.form, value, frame);
}

function checkForm(path: string, form: FieldForm, value: unknown, frame: CheckFrame): Finding[] {
  switch (form.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : [finding(path, 'wrongType')];
    case 'count':
    case 'money':
    case 'share':
    case 'area':
    case 'year':
      return checkNumber(path, form, value, frame);
    case 'countries':
    case 'fieldCodes':
    case 'languages':
    case 'fileIds':
      return eachOf(path, value, (at, item) => checkText(at, form, item, frame));
    case 'list':
      return eachOf(path, value, (at, item) => checkItem(at, form.of, item, frame));
    default:
      return checkText(path, form, value, frame);
  }
}

function checkItem(path: string, specs: Readonly<Record<string, FieldSpec>>, item: unknown, frame: CheckFrame) {
  const fields = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
  return Object.entries(specs).flatMap(([name, spec]) => checkField(`${path}.${name}`, spec, fields[name], frame));
}

function eachOf(path: string, value: unknown, check: (path: string, item: unknown) => Finding[]): Finding[] {
  if (!Array.isArray(value)) return [finding(path, 'wrongType')];
  return value.flatMap((item, i) => check(`${path}.${i}`, item));
}

type NumberForm = Extract<FieldForm, { kind: 'count' | 'money' | 'share' | 'area' | 'year' }>;

function checkNumber(path: string, form: NumberForm, value: unknown, { window }: CheckFrame): Finding[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [finding(path, 'wrongType')];
  if (value < 0) return [finding(path, 'negative', { value })];
  if (form.kind === 'area') {
    if (!isWholeHundredths(value)) return [finding(path, 'tooManyDecimals', { max: 2 })];
    return value > form.max ? [finding(path, 'tooLarge', { max: form.max })] : [];
  }
  if (!Number.isSafeInteger(value)) return [finding(path, 'notWhole', { value })];
  if (form.kind === 'share') return value > MAX_SHARE ? [finding(path, 'shareOver100', { value: value / 100 })] : [];
  if (form.kind !== 'year') return value > form.max ? [finding(path, 'tooLarge', { max: form.max })] : [];
  if (value < YEARS.min || value > YEARS.max) return [finding(path, 'invalidDate', { value })];
  if (form.when === 'window' && !window.years.includes(value)) {
    return [finding(path, 'outsideWindow', { value, from: window.years[0] ?? '', to: window.years.at(-1) ?? '' })];
  }
  return [];
}

function isWholeHundredths(value: number): boolean {
  return Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
}

type TextForm = Exclude<FieldForm, NumberForm | { kind: 'boolean' | 'list' }>;

function checkText(path: string, form: TextForm, value: unknown, frame: CheckFrame): Finding[] {
  if (typeof value !== 'string') return [finding(path, 'wrongType')];
  switch (form.kind) {
    case 'text':
      return [...value].length > form.max ? [finding(path, 'tooLarge', { max: form.max })] : [];
    case 'rowId':
    case 'idNumber': // needs the type of document: see the rules of the part
      return [];
    case 'fileIds':
      return frame.context.files?.has(value) === false ? [finding(path, 'unknownFile', { file: value })] : [];
    case 'uscc':
      return checkUscc(path, value, frame);
    case 'phone':
      return PHONE.test(value.trim()) ? [] : [finding(path, 'invalidPhone', { value })];
    case 'email':
      return EMAIL.test(value.trim()) ? [] : [finding(path, 'invalidEmail', { value })];
    case 'doi':
      return DOI.test(value.trim()) ? [] : [finding(path, 'invalidDoi', { value })];
    case 'district':
      return isBeijingDistrict(value) ? [] : [finding(path, 'unknownDistrict', { value })];
    case 'languages':
      return LANGUAGE.test(value) ? [] : [finding(path, 'unknownLanguage', { value })];
    case 'fieldCodes':
      return isIndustryField(value) ? [] : [finding(path, 'unknownField', { value })];
    case 'country':
    case 'countries':
      return checkCountry(path, form.foreign, value);
    case 'date':
      return checkDate(path, form.when, value, frame);
    case 'word':
      return Object.hasOwn(form.words, value) ? [] : [finding(path, 'unknownWord', { value })];
    default:
      return assertNever(form);
  }
}

function checkUscc(path: string, value: string, { context }: CheckFrame): Finding[] {
  if (isUscc(value)) return [];
  const override = context.usccOverride;
  return override?.uscc === value
    ? [warning(path, 'usccOverridden', { value, reason: override.reason })]
    : [finding(path, 'invalidUscc', { value })];
}

function checkCountry(path: string, foreign: boolean, value: string): Finding[] {
  switch (countryStanding(value)) {
    case 'unknown':
      return [finding(path, 'unknownCountry', { value })];
    case 'china':
      return foreign ? [finding(path, 'chinaAsForeign')] : [];
    case 'specialRegion':
      return foreign ? [warning(path, 'specialRegionNotCounted', { country: value })] : [];
    case 'foreign':
      return [];
  }
}

function checkDate(path: string, when: 'past' | 'window' | 'any', value: string, frame: CheckFrame): Finding[] {
  const { context, window } = frame;
  if (!isCalendarDate(value)) return [finding(path, 'invalidDate', { value })];
  if (when !== 'any' && value > context.submittedOn) {
    return [finding(path, 'afterSubmission', { value, submittedOn: context.submittedOn })];
  }
  if (when === 'window' && (value < window.from || value > window.to)) {
    return [finding(path, 'outsideWindow', { value, from: window.from, to: window.to })];
  }
  return [];
}
