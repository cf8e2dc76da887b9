import { randomUUID } from 'node:crypto';
import type { ApiClient } from '../../apps/cli/client/api-client.js';
import { untilCampaign, type CampaignView, type EvaluationView } from '../../apps/cli/client/evaluation.journey.js';

export interface OpenedCampaign extends CampaignView {
  /** In the order of the bases' names. */
  readonly evaluations: readonly EvaluationView[];
}

export function aCampaign(change: object = {}): Record<string, unknown> {
  return {
    code: `T-${randomUUID().slice(0, 8)}`,
    year: 2026,
    title: '2026年度评价（演练）',
    measureId: '2025',
    rehearsalDaySeconds: 0.3,
    ...change,
  };
}

/** Opens a campaign and waits until its bases can file. */
export async function openCampaign(officer: ApiClient, change: object): Promise<OpenedCampaign> {
  const { id } = await officer.post<CampaignView>('/campaigns', aCampaign(change));
  const campaign = await untilCampaign(officer, id, ['filing', 'reviewing']);
  const evaluations = await officer.get<EvaluationView[]>(`/campaigns/${id}/evaluations?limit=200`);
  return {
    ...campaign,
    evaluations: [...evaluations].sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true })),
  };
}
