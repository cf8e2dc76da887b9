import type { AccreditationState } from '#domain/procedures/accreditation.procedure.js';
import {
  accept,
  panelOf,
  seatPanel,
  submitReview,
  untilState,
  visit,
  type Commission,
} from '../../apps/cli/client/accreditation.journey.js';
import { decide } from '../../apps/cli/client/meeting.journey.js';

export type Step = Extract<AccreditationState, `under${string}`>;

/** What people do at each step to bring a case to the next; at the public notice they wait. */
const ONWARD: readonly (readonly [Step, (commission: Commission, id: string) => Promise<unknown>])[] = [
  ['underFormalCheck', ({ officer }, id) => accept(officer, id)],
  ['underDraw', (commission, id) => seatPanel(commission, id)],
  [
    'underExpertReview',
    async (commission, id) => {
      for (const expert of await panelOf(commission, id)) await submitReview(expert, id, 88);
      await untilState(commission.officer, id, ['underOnsiteAssessment']);
    },
  ],
  ['underOnsiteAssessment', (commission, id) => visit(commission, id)],
  ['underDecision', (commission, id) => decide(commission, id, { result: 'selected' })],
  ['underPublicNotice', ({ officer }, id) => untilState(officer, id, ['underAnnouncement'])],
];

/** Brings a case to a step, as people do; one that is freshly submitted, unless it is further on already. */
export async function bringTo(
  step: Step,
  commission: Commission,
  id: string,
  from: Step = 'underFormalCheck',
): Promise<void> {
  for (const [at, onward] of ONWARD.slice(ONWARD.findIndex(([at]) => at === from))) {
    if (at === step) return;
    await onward(commission, id);
  }
}
