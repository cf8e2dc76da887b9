import type { DataSource } from 'typeorm';
import type { CampaignActivities, CampaignSnapshot } from '#contracts/workflows.js';
import { PERMISSIONS } from '#contracts/permissions.js';
import { forbidden } from '#contracts/forbidden.js';
import { Campaign } from '#persistence/entities/base.entities.js';
import { lockCampaign } from '#persistence/record/campaign.js';
import { momentOf } from '#persistence/record/moment.js';
import { commanded, withoutDetails } from '../cases/command.js';
import { publish } from './publication.js';
import { openRosterPage } from './roster.js';
import { sweepSilentPage } from './sweep.js';
import { withdraw } from './withdrawal.js';

/** The activities of evaluationCampaign: one transaction each, under the campaign's row lock. */
export function campaignActivities(dataSource: DataSource): CampaignActivities {
  return {
    readCampaign: ({ campaignId }) =>
      withoutDetails(dataSource, async () =>
        snapshotOf(await dataSource.getRepository(Campaign).findOneByOrFail({ id: campaignId })),
      ),

    openRosterPage: ({ campaignId, after }) =>
      withoutDetails(dataSource, () =>
        dataSource.transaction(async (tx) => {
          const campaign = await lockCampaign(tx, campaignId);
          if (campaign.state !== 'opening') return { ...snapshotOf(campaign), after: null };
          return { after: await openRosterPage(tx, campaign, after), ...snapshotOf(campaign) };
        }),
      ),

    sweepSilentPage: ({ campaignId, after }) =>
      withoutDetails(dataSource, () =>
        dataSource.transaction(async (tx) => {
          const campaign = await lockCampaign(tx, campaignId);
          if (campaign.state !== 'filing') return { ...snapshotOf(campaign), after: null };
          if (!campaign.filingDueAt || campaign.filingDueAt > (await momentOf(tx)))
            throw new Error('the filing is still open');
          return { after: await sweepSilentPage(tx, campaign, after), ...snapshotOf(campaign) };
        }),
      ),

    publishGrades: ({ campaignId, commandId }) =>
      withoutDetails(dataSource, () =>
        commanded(dataSource, commandId, async (tx, { payload, actor }) => {
          if (!actor?.roles.includes('decisionMaker')) throw forbidden(['decisionMaker']);
          const campaign = await lockCampaign(tx, campaignId);
          const vote = (payload['vote'] ?? []) as string[];
          return { answer: await publish(tx, campaign, { commandId, actor, vote }) };
        }),
      ),

    withdrawCampaign: ({ campaignId, commandId }) =>
      withoutDetails(dataSource, () =>
        commanded(dataSource, commandId, async (tx, { payload, actor }) => {
          if (!actor) throw forbidden(PERMISSIONS['withdraw:campaign']);
          const campaign = await lockCampaign(tx, campaignId);
          return { answer: await withdraw(tx, campaign, { commandId, actor, reason: payload['reason'] as string }) };
        }),
      ),
  };
}

/** What its workflow is told about a campaign. */
function snapshotOf({ state, filingDueAt }: Campaign): CampaignSnapshot {
  return { state, filingDueAt: filingDueAt?.toISOString() ?? null };
}
