import type { AccreditationState } from '#domain/procedures/accreditation.procedure.js';
import {
  accept,
  appointPanel,
  decide,
  submitReview,
  untilState,
  visit,
  type Commission,
} from '../../apps/cli/client/accreditation.journey.js';

export type Step = Extract<AccreditationState, `under${string}`>;

/** What people do at each step to bring a case to the next; at the public notice they wait. */
const ONWARD: readonly (readonly [Step, (commission: Commission, id: string) => Promise<unknown>])[] = [
  ['underFormalCheck', ({ officer }, id) => accept(officer, id)],
  ['underDraw', (commission, id) => appointPanel(commission, id)],
  [
    'underExpertReview',
    async ({ officer, experts }, id) => {
      for (const expert of experts) await submitReview(expert, id, 88);
      await untilState(officer, id, ['underOnsiteAssessment']);
    },
  ],
  ['underOnsiteAssessment', (commission, id) => visit(commission, id)],
  ['underDecision', ({ decider }, id) => decide(decider, id, { result: 'selected' })],
  ['underPublicNotice', ({ officer }, id) => untilState(officer, id, ['underAnnouncement'])],
];

/** Brings a freshly submitted case to a step, as people do. */
export async function bringTo(step: Step, commission: Commission, id: string): Promise<void> {
  for (const [at, onward] of ONWARD) {
    if (at === step) return;
    await onward(commission, id);
  }
}
