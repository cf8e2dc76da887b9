import { listed } from '#contracts/listed.js';
import { reasonRequired } from '#contracts/missing.js';
import { refusalAt } from '#contracts/problems.js';
import type { Measure, ReasonUse } from '#domain/measures/measure.js';

/** The reasons that were picked, checked against the measure's catalogue. @throws {Refusal} case.reasonRequired, case.reasonUnknown */
export function knownReasons(measure: Measure, reasons: readonly string[], use: ReasonUse): readonly string[] {
  const applicable = measure.reasons.filter(({ uses }) => uses.includes(use));
  const { zh: allowedZh, en: allowedEn } = listed(
    applicable.map(({ id, text }) => ({ zh: `${text.zh}（${id}）`, en: `${id} (${text.en})` })),
  );
  if (reasons.length === 0) {
    const what = { zh: `理由，至少选择一项：${allowedZh}`, en: `at least one reason of these: ${allowedEn}` };
    throw reasonRequired('reasons', what);
  }
  const unknown = reasons.find((reason) => !applicable.some(({ id }) => id === reason));
  if (unknown !== undefined) {
    const allowed = applicable.map(({ id }) => id);
    throw refusalAt('reasons', 'case.reasonUnknown', { reason: unknown, allowedZh, allowedEn }, { allowed });
  }
  return reasons;
}
