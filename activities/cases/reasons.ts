import { sentence } from '#contracts/problems.js';
import { BECAUSE } from '#contracts/timeline-texts.js';
import { articleText } from '#domain/measures/article.js';
import type { LocalizedText, Measure, ReasonUse } from '#domain/measures/measure.js';
import { knownReasons } from '#persistence/record/known-reasons.js';
import type { Move, MoveContext } from './move.js';

/** The reasons that were picked. @throws {Refusal} case.reasonRequired, case.reasonUnknown */
export function reasonsFor({ payload, measure }: MoveContext, use: ReasonUse): readonly string[] {
  return knownReasons(measure, (payload['reasons'] ?? []) as string[], use);
}

/** What was typed as the reason, if anything. */
export function reasonText({ payload }: MoveContext): string | undefined {
  return payload['reason'] as string | undefined;
}

/** A decision against the applicant, with its grounds. */
export interface Stated {
  readonly outcome: NonNullable<Move['outcome']>;
  /** For the timeline. */
  readonly detail: LocalizedText;
  /** For the notice. */
  readonly params: { readonly reasonsZh: string; readonly reasonsEn: string };
}

/**
 * The reasons of the catalogue in words, each with its article, so that whoever it is about can read why.
 * @param findings what was found in particular, one sentence each
 * @param remark what the person who decided typed
 */
export function statedReasons(
  { reasons: catalogue }: Measure,
  reasons: readonly string[],
  { findings = [], remark }: { findings?: readonly LocalizedText[]; remark?: string } = {},
): Stated {
  const reasonsText = catalogue
    .filter(({ id }) => reasons.includes(id))
    .map(({ text, article }) => ({ zh: text.zh, en: text.en, article }));
  const said = {
    zh: [
      ...reasonsText.map(({ zh, article }) => `${zh}（${articleText(article).zh}）`),
      ...findings.map(({ zh }) => zh),
      ...(remark === undefined ? [] : [`说明：${remark}`]),
    ].join('；'),
    en: [
      ...reasonsText.map(({ en, article }) => `${en} (${article})`),
      ...findings.map(({ en }) => en),
      ...(remark === undefined ? [] : [`remark: ${remark}`]),
    ].join('; '),
  };
  const params = { reasonsZh: said.zh, reasonsEn: said.en };
  return {
    outcome: { reasons, reasonsText, ...(remark !== undefined && { remark }) },
    detail: sentence(BECAUSE, params),
    params,
  };
}
