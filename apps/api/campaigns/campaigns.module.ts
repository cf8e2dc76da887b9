import { Module } from '@nestjs/common';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsService } from './campaigns.service.js';
import { GradesController } from './grades.controller.js';
import { PublicationService } from './publication.service.js';
import { RosterService } from './roster.service.js';
import { WithdrawalService } from './withdrawal.service.js';

@Module({
  imports: [EvaluationsModule],
  controllers: [CampaignsController, GradesController],
  providers: [CampaignsService, PublicationService, RosterService, WithdrawalService],
})
export class CampaignsModule {}
