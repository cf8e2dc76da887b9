import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { LocalizedText } from '#domain/measures/measure.js';
import { Refusal } from '#contracts/problems.js';
import { CHOICE_TEXTS } from './choice-texts.js';
import type { FieldProblem } from './field-problem.js';
import { labelOf } from './field-texts.js';
import { guardJson } from './json-guard.js';
import { rememberValidationMetadata } from './validation-metadata.js';
import { KINDS_OF_VALUE, VALIDATION_TEXTS } from './validation-texts.js';

/**
 * Looks at every body as bare JSON before anything else does: class-validator lets lists inside lists and polluting names
 * pass, and whatever walks a body by recursion must not meet one that is nested too deep.
 * @throws {Refusal} request.invalid
 */
export function refuseStrangeJson(body: unknown): void {
  const problems = guardJson(body);
  if (problems.length > 0) throw new Refusal('request.invalid', {}, { errors: problems });
}

let pipe: ValidationPipe | undefined;

/** Only what a DTO declares gets in: unknown fields are refused, nothing is converted silently. */
export function validationPipe(): ValidationPipe {
  return (pipe ??= newPipe());
}

/** The same of what came as the fields of a form. @throws {Refusal} request.invalid */
export async function validated<T extends object>(fields: object, dto: new () => T): Promise<T> {
  refuseStrangeJson(fields);
  return validationPipe().transform(fields, { type: 'body', metatype: dto }) as Promise<T>;
}

function newPipe(): ValidationPipe {
  rememberValidationMetadata();
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false },
    exceptionFactory: (errors) => new Refusal('request.invalid', {}, { errors: fieldProblems(errors) }),
  });
}

/** What fields and words are called, where they are not called as usual. */
export interface Labels {
  readonly fields?: Readonly<Record<string, LocalizedText>>;
  readonly choices?: Readonly<Record<string, LocalizedText>>;
}

/** What is wrong with every field: one problem where it is missing, unknown or of the wrong kind, else every limit it breaks. */
export function fieldProblems(errors: readonly ValidationError[], labels: Labels = {}, parent = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const path = parent ? `${parent}.${error.property}` : error.property;
    return [...ownProblems(error, path, labels), ...fieldProblems(error.children ?? [], labels, path)];
  });
}

function ownProblems(
  { constraints = {}, value, children = [] }: ValidationError,
  path: string,
  labels: Labels,
): FieldProblem[] {
  const codes = Object.keys(constraints);
  if (codes.length === 0) return [];
  if (codes.includes('whitelistValidation')) return [unknownField(path)];
  const kind = KINDS_OF_VALUE.find((code) => codes.includes(code));
  // A list whose items are wrong, too, comes without its value.
  const isMissing = value === undefined && children.length === 0;
  const told = isMissing ? ['required'] : kind ? [kind] : codes;
  return told.map((code) => problemOf(path, code, constraints[code] ?? '', labels));
}

export function unknownField(path: string): FieldProblem {
  return {
    path,
    code: 'unknownField',
    detail: { zh: `没有字段“${path}”，请删去`, en: `there is no field "${path}"; leave it out` },
  };
}

/** @param message class-validator's own: it names the limits */
function problemOf(path: string, code: string, message: string, labels: Labels): FieldProblem {
  const label = labelOf(path, labels.fields);
  const rule = VALIDATION_TEXTS[code] ?? { zh: '内容不符合要求', en: 'is not valid' };
  const limits = message.match(/-?\d+(\.\d+)?/g) ?? [];
  const allowed = code === 'isIn' ? (message.split('following values: ')[1]?.split(', ') ?? []) : [];
  const field = path.split('.').at(-1);
  const choiceOf = (word: string) =>
    labels.choices?.[word] ?? CHOICE_TEXTS[`${field}.${word}`] ?? CHOICE_TEXTS[word] ?? { zh: word, en: word };
  const put = (template: string, choices: string) =>
    template.replace(/\{(\d)\}/g, (_, index: string) => limits[Number(index)] ?? '').replace('{choices}', choices);
  return {
    path,
    code,
    detail: {
      zh: `“${label.zh}”${put(rule.zh, [...new Set(allowed.map((word) => choiceOf(word).zh))].join('、'))}`,
      en: `${label.en} ${put(rule.en, allowed.join(', '))}`,
    },
    ...(allowed.length > 0 && { allowed }),
  };
}
