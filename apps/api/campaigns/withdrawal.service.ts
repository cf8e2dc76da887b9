import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { WORKFLOW_IDS, type CampaignSnapshot } from '#contracts/workflows.js';
import { Campaign } from '#persistence/entities/base.entities.js';
import { DecisionsService } from '../common/decisions.service.js';
import { toCampaignDto, type CampaignDto, type WithdrawCampaignDto } from './campaigns.dto.js';

@Injectable()
export class WithdrawalService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly decisions: DecisionsService,
  ) {}

  /**
   * Withdraws a campaign that was opened by mistake, by one Update of its workflow.
   * @throws {Refusal} campaign.over, campaign.filedAlready, server.unavailable (nothing changed)
   */
  async withdraw(
    id: string,
    { reason }: WithdrawCampaignDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<CampaignDto> {
    const campaign = await this.campaign(id);
    if (!command.repeatable) refuseOver(campaign);
    const decision = { accountId: actor.accountId, caseId: id, verb: 'withdrawCampaign', payload: { reason } };
    await this.decisions.send<CampaignSnapshot>(
      { workflowId: WORKFLOW_IDS.campaign(campaign.code) },
      decision,
      command,
      async () => refuseOver(await this.campaign(id)),
    );
    return toCampaignDto(await this.campaign(id));
  }

  private async campaign(id: string): Promise<Campaign> {
    const campaign = await this.dataSource.getRepository(Campaign).findOneBy({ id });
    if (!campaign) throw new Refusal('request.notFound');
    return campaign;
  }
}

function refuseOver({ state }: Campaign): void {
  if (state !== 'opening' && state !== 'filing') throw new Refusal('campaign.over');
}
