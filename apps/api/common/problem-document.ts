import { STATUS_CODES } from 'node:http';
import type { LocalizedText } from '#domain/measures/measure.js';
import type { Outlook } from '#contracts/outlook.js';
import { PROBLEMS, refusalText, type Refusal } from '#contracts/problems.js';

/** How an answer tells a refusal, where the HTTP status is not the usual one of its code or the reader wants English. */
export interface ProblemOptions {
  readonly requestId: string;
  readonly status?: number;
  readonly english?: boolean;
  /** What is possible now, for whoever was refused. */
  readonly outlook?: { readonly text: LocalizedText; readonly of: Outlook };
}

/**
 * The problem document (RFC 9457) of a refusal: with its code and its sentence in Chinese and English. `detail` is the one
 * that the reader asks for, Chinese unless told otherwise.
 */
export function problemDocument(
  refusal: Refusal,
  { requestId, status, english = false, outlook }: ProblemOptions,
): object {
  const said = refusalText(refusal);
  const sentence = outlook ? { zh: said.zh + outlook.text.zh, en: `${said.en} ${outlook.text.en}`.trimEnd() } : said;
  const answered = status ?? PROBLEMS[refusal.code].status;
  return {
    type: `/problems/${refusal.code}`,
    title: STATUS_CODES[answered],
    status: answered,
    code: refusal.code,
    detail: english ? sentence.en : sentence.zh,
    sentence,
    params: refusal.params,
    requestId,
    ...refusal.details,
    ...(outlook && { outlook: outlook.of }),
  };
}
