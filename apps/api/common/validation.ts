import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { LocalizedText } from '#domain/measures/measure.js';
import { Refusal } from '#contracts/problems.js';
import { guardJson } from './json-guard.js';
import { VALIDATION_TEXTS } from './validation-texts.js';

export interface FieldProblem {
  /** Dotted path into the body, e.g. `scores.3.value`. */
  readonly path: string;
  /** Name of the broken constraint, e.g. `isInt`. */
  readonly code: string;
  readonly detail: LocalizedText;
}

/**
 * Looks at every body as bare JSON before anything else does: class-validator lets lists inside lists and polluting names
 * pass, and whatever walks a body by recursion must not meet one that is nested too deep.
 * @throws {Refusal} request.invalid
 */
export function refuseStrangeJson(body: unknown): void {
  const problems = guardJson(body);
  if (problems.length > 0) throw new Refusal('request.invalid', {}, { errors: problems });
}

/** Only what a DTO declares gets in: unknown fields are refused, nothing is converted silently. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new Refusal('request.invalid', {}, { errors: fieldProblems(errors) }),
  });
}

/** Every broken constraint of every field at once. */
export function fieldProblems(errors: readonly ValidationError[], parent = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const path = parent ? `${parent}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({
      path,
      code,
      detail: textOf(code, message),
    }));
    return [...own, ...fieldProblems(error.children ?? [], path)];
  });
}

/** The constraint's sentence in Chinese; its own English message names the limits. */
function textOf(code: string, message: string): LocalizedText {
  const limits = message.match(/-?\d+(\.\d+)?/g) ?? [];
  const zh = (VALIDATION_TEXTS[code] ?? '内容不符合要求').replace(
    /\{(\d)\}/g,
    (_, index: string) => limits[Number(index)] ?? '',
  );
  return { zh, en: message };
}
