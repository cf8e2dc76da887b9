import { Module } from '@nestjs/common';
import { ConveneService } from './convene.service.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingsService } from './meetings.service.js';
import { MinutesService } from './minutes.service.js';
import { PublicationController } from './publication.controller.js';
import { PublicationService } from './publication.service.js';
import { RankingController } from './ranking.controller.js';
import { RankingService } from './ranking.service.js';
import { VotesService } from './votes.service.js';

@Module({
  controllers: [MeetingsController, PublicationController, RankingController],
  providers: [ConveneService, MeetingsService, MinutesService, PublicationService, RankingService, VotesService],
})
export class MeetingsModule {}
