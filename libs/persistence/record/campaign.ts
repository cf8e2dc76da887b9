import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { CampaignState } from '#contracts/workflows.js';
import { Campaign } from '../entities/base.entities.js';
import { firstDeadline } from './deadline.js';
import { measureVersion } from './measures.js';
import { audit, notify } from './trail.js';
import { momentOf } from './moment.js';

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
  const { evaluation } = await measureVersion(tx, campaign.measureId);
  await audit(tx, {
    subject: { kind: 'campaign', id: campaign.id },
    actorId: null,
    actorRole: 'system',
    action: 'enterState',
    rule: evaluation.article,
    before,
    after: { state },
  });
}

/** How many evaluations of a campaign are not scored yet. */
export async function unfinishedIn(tx: EntityManager, campaignId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM procedure_case
     WHERE group_id = $1 AND kind = 'evaluation' AND state NOT IN ('scored', 'graded')`,
    [campaignId],
  );
  return row?.count ?? 0;
}

/**
 * Tells the decision makers, once, when the review is over and only the publication is left, and puts it on their work list:
 * one item for the whole campaign, kept with the first of its cases, which the publication closes.
 */
export async function awaitPublication(tx: EntityManager, campaign: Campaign): Promise<void> {
  if (campaign.state !== 'reviewing' || (await unfinishedIn(tx, campaign.id)) > 0) return;
  const { deadlines } = await measureVersion(tx, campaign.measureId);
  const now = await momentOf(tx);
  const { dueOn, dueAt } = await firstDeadline(tx, deadlines.gradePublication, now, campaign.rehearsalDaySeconds);
  const [counts] = await tx.query<{ scored: number; silent: number }[]>(
    `WITH item AS (
       INSERT INTO work_item (id, case_id, task, role, opened_at, due_at)
       SELECT $2, min(case_id::text)::uuid, 'gradePublication', 'decisionMaker', $3, $4 FROM evaluation WHERE campaign_id = $1
     )
     SELECT count(*) FILTER (WHERE NOT silent)::int AS scored, count(*) FILTER (WHERE silent)::int AS silent
     FROM evaluation WHERE campaign_id = $1`,
    [campaign.id, uuid(), now, dueAt],
  );
  const params = { title: campaign.title, scored: counts?.scored ?? 0, silent: counts?.silent ?? 0, dueOn };
  await notify(tx, `${campaign.id}/scored`, null, [
    { to: { role: 'decisionMaker' }, template: 'campaign.scored', params },
  ]);
}
