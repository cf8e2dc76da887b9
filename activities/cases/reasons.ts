import { Refusal } from '#contracts/problems.js';
import type { ReasonUse } from '#domain/measures/measure.js';
import type { MoveContext } from './move.js';

/** The reasons that were picked, checked against the measure's catalogue. @throws {Refusal} case.reasonRequired, case.reasonUnknown */
export function reasonsFor({ payload, measure }: MoveContext, use: ReasonUse): string[] {
  const reasons = (payload['reasons'] ?? []) as string[];
  if (reasons.length === 0) throw new Refusal('case.reasonRequired');
  for (const reason of reasons) {
    const known = measure.reasons.some(({ id, uses }) => id === reason && uses.includes(use));
    if (!known) throw new Refusal('case.reasonUnknown', { reason });
  }
  return reasons;
}

/** What was typed as the reason, if anything. */
export function reasonText({ payload }: MoveContext): string | undefined {
  return payload['reason'] as string | undefined;
}
