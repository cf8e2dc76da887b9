/** How long what is kept of people stays, as data: seeds/reference/retention.json. */
import type { Decoded, MeasureProblem, Report } from '../measures/decode.js';
import { list, localized, object, oneOf, optional, text, whole } from '../measures/decode.js';
import { MARKS } from '../measures/vocabulary.js';

/** What has a rule of its own. */
export const RETAINED = [
  'caseRecord', 'endedSession', 'knownBrowser', 'endedToken', 'unusedInvitation', 'refusedRegistration', 'approvedRegistration', 'sentMail',
  'keptAnswer', 'abandonedDraft', 'objector', 'contactsOfUnselected',
] as const; // prettier-ignore
export type Retained = (typeof RETAINED)[number];

/** Beyond it nothing is a period any more. */
const MOST_DAYS = 36_500;

const rule = object({
  what: oneOf(RETAINED),
  /** From its end on; without it, it stays for good. */
  days: optional(whole(1, MOST_DAYS)),
  text: localized,
  article: text,
  mark: oneOf(MARKS),
});
const file = list(rule);

export type RetentionRule = Decoded<typeof rule>;

export type ParsedRetention =
  | { readonly ok: true; readonly rules: readonly RetentionRule[] }
  | { readonly ok: false; readonly problems: readonly MeasureProblem[] };

/** One rule for each kind, none forgotten: what has no rule would stay for good without anybody having said so. */
export function parseRetention(json: unknown): ParsedRetention {
  const problems: MeasureProblem[] = [];
  const report: Report = (path, code, zh, en) => {
    problems.push({ path, code, message: { zh: `${path || '/'}：${zh}`, en: `${path || '/'} ${en}` } });
  };
  const rules = file(json, '', report);
  if (problems.length > 0) return { ok: false, problems };
  for (const what of RETAINED) {
    const count = rules.filter((each) => each.what === what).length;
    if (count === 0) report('', 'measure.missing', `缺少规则：${what}`, `has no rule for ${what}`);
    if (count > 1) report('', 'measure.duplicate', `规则重复：${what}`, `repeats the rule for ${what}`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rules };
}
