import { Refusal, sentence } from '#contracts/problems.js';
import { BECAUSE } from '#contracts/timeline-texts.js';
import { articleText } from '#domain/measures/article.js';
import type { LocalizedText, Measure, ReasonUse } from '#domain/measures/measure.js';
import type { Move, MoveContext } from './move.js';

/** The reasons that were picked, checked against the measure's catalogue. @throws {Refusal} case.reasonRequired, case.reasonUnknown */
export function reasonsFor({ payload, measure }: MoveContext, use: ReasonUse): string[] {
  const reasons = (payload['reasons'] ?? []) as string[];
  if (reasons.length === 0) throw new Refusal('case.reasonRequired');
  const applicable = measure.reasons.filter(({ uses }) => uses.includes(use));
  for (const reason of reasons) {
    if (applicable.some(({ id }) => id === reason)) continue;
    const [allowedZh, allowedEn] = (['zh', 'en'] as const).map((language) =>
      applicable.map(({ id, text }) => (language === 'zh' ? `${text.zh}（${id}）` : `${id} (${text.en})`)),
    ) as [string[], string[]];
    throw new Refusal(
      'case.reasonUnknown',
      { reason, allowedZh: allowedZh.join('、'), allowedEn: allowedEn.join(', ') },
      { allowed: applicable.map(({ id }) => id) },
    );
  }
  return reasons;
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
