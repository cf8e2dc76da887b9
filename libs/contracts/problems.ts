import { articleText } from '#domain/measures/article.js';
import type { BaseType, LocalizedText } from '#domain/measures/measure.js';

import { ACCOUNT_PROBLEMS } from './problems/account.problems.js';
import { CASE_PROBLEMS } from './problems/case.problems.js';
import { DOSSIER_PROBLEMS } from './problems/dossier.problems.js';
import { EVALUATION_PROBLEMS } from './problems/evaluation.problems.js';
import { FILE_PROBLEMS } from './problems/file.problems.js';
import { AFTER_PROBLEMS } from './problems/after.problems.js';
import { MAIL_PROBLEMS } from './problems/mail.problems.js';
import { MEETING_PROBLEMS } from './problems/meeting.problems.js';
import { OBJECTION_PROBLEMS } from './problems/objection.problems.js';
import { REQUEST_PROBLEMS } from './problems/request.problems.js';
import { SINGLE_SIGN_ON_PROBLEMS } from './problems/single-sign-on.problems.js';
import { SUBSIDY_PROBLEMS } from './problems/subsidy.problems.js';
import { TEMPLATE_PROBLEMS } from './problems/template.problems.js';
import { VISIT_PROBLEMS } from './problems/visit.problems.js';
import { WEBHOOK_PROBLEMS } from './problems/webhook.problems.js';
import type { ProblemText } from './problems/problem-text.js';
import { ACTION_TEXTS, BASE_TYPE_TEXTS, STATE_TEXTS } from './texts.js';

export type { ProblemText } from './problems/problem-text.js';

/** Every refusal has a code; this is the one table from code to status and sentence, by noun. */
export const PROBLEMS = {
  ...REQUEST_PROBLEMS,
  ...DOSSIER_PROBLEMS,
  ...FILE_PROBLEMS,
  ...ACCOUNT_PROBLEMS,
  ...SINGLE_SIGN_ON_PROBLEMS,
  ...CASE_PROBLEMS,
  ...VISIT_PROBLEMS,
  ...AFTER_PROBLEMS,
  ...MAIL_PROBLEMS,
  ...TEMPLATE_PROBLEMS,
  ...WEBHOOK_PROBLEMS,
  ...MEETING_PROBLEMS,
  ...OBJECTION_PROBLEMS,
  ...SUBSIDY_PROBLEMS,
  ...EVALUATION_PROBLEMS,
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof PROBLEMS;
export type ProblemParams = Readonly<Record<string, string | number>>;

/** A refusal: nothing was changed. It travels as its code; words are put to it where it is answered. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly params: ProblemParams = {},
    /** Further members of the problem document, such as `errors` or `current`. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

export function isProblemCode(code: string | undefined | null): code is ProblemCode {
  return code !== undefined && code !== null && Object.hasOwn(PROBLEMS, code);
}

/** A refusal in words. States, types and parts are called what people call them; `params` keeps their codes. */
export function refusalText({ code, params }: Pick<Refusal, 'code' | 'params'>): LocalizedText {
  const named = (language: keyof LocalizedText) =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, NAMES[name]?.(String(value))?.[language] ?? value]),
    );
  const { zh, en } = PROBLEMS[code];
  return { zh: sentence({ zh, en }, named('zh')).zh, en: sentence({ zh, en }, named('en')).en };
}

/** What is wrong in one field of the body, as an entry of `errors`. */
export function errorAt(path: string, code: ProblemCode, params: ProblemParams = {}): object {
  return { path, code, detail: refusalText({ code, params }) };
}

/** A refusal of what stands in one field of the body: what it says is also told beside the field. */
export function refusalAt(path: string, code: ProblemCode, params: ProblemParams = {}, details: object = {}): Refusal {
  return new Refusal(code, params, { ...details, errors: [errorAt(path, code, params)] });
}

/** What is refused of a value under `path` of the body, thrown on with the whole path. */
export function refusedIn(path: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Refusal) || !Array.isArray(error.details['errors'])) throw error;
    const errors = (error.details['errors'] as { path: string }[]).map((each) => ({
      ...each,
      path: `${path}.${each.path}`,
    }));
    throw new Refusal(error.code, error.params, { ...error.details, errors });
  };
}

const NAMES: Readonly<Record<string, (code: string) => LocalizedText | undefined>> = {
  state: (code) => STATE_TEXTS[code],
  type: (code) => BASE_TYPE_TEXTS[code as BaseType],
  article: articleText,
  action: (code) => (ACTION_TEXTS as Readonly<Record<string, LocalizedText>>)[code],
};

/** The sentence of a text with its parameters put in. */
export function sentence(text: LocalizedText, params: ProblemParams): LocalizedText {
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return { zh: fill(text.zh), en: fill(text.en) };
}
