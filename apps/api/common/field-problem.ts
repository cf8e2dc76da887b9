import type { LocalizedText } from '#domain/measures/measure.js';

/** What is wrong with one field of a request. */
export interface FieldProblem {
  /** Dotted path into the body, e.g. `scores.3.value`. */
  readonly path: string;
  /** `required`, `unknownField`, or the broken constraint, e.g. `isInt`. */
  readonly code: string;
  readonly detail: LocalizedText;
  /** The words that it could have been, where the list of them is closed. */
  readonly allowed?: readonly string[];
}
