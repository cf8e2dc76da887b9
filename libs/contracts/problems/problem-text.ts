import type { LocalizedText } from '#domain/measures/measure.js';

/** A refusal's HTTP status and its sentences. `{name}` takes a parameter of that name. */
export interface ProblemText extends LocalizedText {
  readonly status: number;
}
