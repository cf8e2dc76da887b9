import type { Schemas } from '../api/client.js';

type Work = Pick<Schemas['WorkItemDto'], 'caseId' | 'campaignId'>;

/** Where a piece of work is done: on its case; where one act settles a whole campaign, on the campaign. */
export function workAddress({ caseId, campaignId }: Work) {
  return campaignId === null
    ? ({ to: '/desk/cases/$caseId', params: { caseId } } as const)
    : ({ to: '/desk/campaigns/$campaignId', params: { campaignId } } as const);
}
