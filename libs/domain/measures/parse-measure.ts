import type { MeasureProblem } from './decode.js';
import type { BaseType, Measure, TypeRules } from './measure.js';
import { BASE_TYPES } from './measure.js';
import { checkMeasure, COMMON_LISTS } from './measure-rules.js';
import { measureFile } from './measure-shape.js';

export type { MeasureProblem, MeasureProblemCode } from './decode.js';

export type ParsedMeasure =
  | { readonly ok: true; readonly measure: Measure }
  /** Every problem found, in the order of the file; never empty. */
  | { readonly ok: false; readonly problems: readonly MeasureProblem[] };

/**
 * A measure from the JSON of its file. What the file says once under `common` (attachments, formal check, on-site
 * checklist) stands before each type's own in the result.
 */
export function parseMeasure(json: unknown): ParsedMeasure {
  const problems: MeasureProblem[] = [];
  const report = (path: string, code: MeasureProblem['code'], zh: string, en: string): void => {
    problems.push({ path, code, message: { zh: `${path || '/'}：${zh}`, en: `${path || '/'} ${en}` } });
  };
  const file = measureFile(json, '', report);
  if (problems.length > 0) return { ok: false, problems };
  const { common, types, ...rest } = file;
  const withCommon = (own: TypeRules): TypeRules => ({
    ...own,
    ...Object.fromEntries(COMMON_LISTS.map((key) => [key, [...common[key], ...own[key]]])),
  });
  const measure: Measure = {
    ...rest,
    types: Object.fromEntries(BASE_TYPES.map((type) => [type, withCommon(types[type])])) as Record<BaseType, TypeRules>,
  };
  checkMeasure(measure, common, report);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, measure };
}
