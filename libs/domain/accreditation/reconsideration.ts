/** Where an accreditation that ended against its applicant goes on when a review 复核 sets the decision aside. */
import type { Reviewable } from '../letters/letter.js';
import type { AccreditationState } from '../procedures/accreditation.procedure.js';

export interface EndedCase {
  readonly state: Reviewable;
  /** Was a total computed, from verified values? */
  readonly hasTotal: boolean;
}

/**
 * What was refused at the door is checked again, what was not recommended is put to its unit again, what was decided is decided
 * again. Whoever was turned down before there was a
 * total (by the experts' line, or for fraud on site) is visited first: without verified values nothing can be decided.
 */
export function reopensIn({ state, hasTotal }: EndedCase): AccreditationState {
  if (state === 'refused') return 'underFormalCheck';
  if (state === 'notRecommended') return 'underRecommendation';
  return hasTotal ? 'underDecision' : 'underOnsiteAssessment';
}
