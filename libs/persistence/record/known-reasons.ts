import { Refusal } from '#contracts/problems.js';
import type { Measure, ReasonUse } from '#domain/measures/measure.js';

/** The reasons that were picked, checked against the measure's catalogue. @throws {Refusal} case.reasonRequired, case.reasonUnknown */
export function knownReasons(measure: Measure, reasons: readonly string[], use: ReasonUse): readonly string[] {
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
