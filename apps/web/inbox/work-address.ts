import type { Schemas } from '../api/client.js';

type Work = Pick<Schemas['WorkItemDto'], 'caseId' | 'kind' | 'task' | 'campaignId'>;

/** Where a piece of work is done. */
export function workAddress({ caseId }: Work) {
  return { to: '/desk/cases/$caseId', params: { caseId } } as const;
}
