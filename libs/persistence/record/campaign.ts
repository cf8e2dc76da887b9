import type { EntityManager } from 'typeorm';
import type { CampaignState } from '#contracts/workflows.js';
import { Campaign } from '../entities/base.entities.js';
import { audit, notify } from './trail.js';

/** The campaign under its row lock; whatever moves the whole of it takes it first. */
export async function lockCampaign(tx: EntityManager, id: string): Promise<Campaign> {
  return tx.getRepository(Campaign).findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Moves a locked campaign on. The object is changed and saved; `published` says by whom and when. */
export async function enterCampaignState(
  tx: EntityManager,
  campaign: Campaign,
  state: CampaignState,
  published?: { readonly by: string; readonly at: Date },
): Promise<void> {
  const before = { state: campaign.state };
  campaign.state = state;
  campaign.publishedBy = published?.by ?? null;
  campaign.publishedAt = published?.at ?? null;
  await tx.query(`UPDATE campaign SET state = $2, published_by = $3, published_at = $4 WHERE id = $1`, [
    campaign.id,
    state,
    campaign.publishedBy,
    campaign.publishedAt,
  ]);
  if (published) return; // the publication has an entry of its own, with its grades
  await audit(tx, {
    subject: { kind: 'campaign', id: campaign.id },
    actorId: null,
    actorRole: 'system',
    action: 'enterState',
    before,
    after: { state },
  });
}

/** How many evaluations of a campaign are not scored yet; `but`: not counting this one, which is about to be. */
export async function unfinishedIn(tx: EntityManager, campaignId: string, but?: string): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM procedure_case
     WHERE group_id = $1 AND kind = 'evaluation' AND state NOT IN ('scored', 'graded') AND ($2::uuid IS NULL OR id <> $2)`,
    [campaignId, but ?? null],
  );
  return row?.count ?? 0;
}

/** Tells the decision makers, once, when the review is over and only the publication is left. */
export async function notifyWhenScored(tx: EntityManager, campaign: Campaign, last?: string): Promise<void> {
  if (campaign.state !== 'reviewing' || (await unfinishedIn(tx, campaign.id, last)) > 0) return;
  await notify(tx, `${campaign.id}/scored`, null, [
    { to: { role: 'decisionMaker' }, template: 'campaign.scored', params: { title: campaign.title } },
  ]);
}
