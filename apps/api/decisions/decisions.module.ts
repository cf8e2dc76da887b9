import { Module } from '@nestjs/common';
import { DecisionsController } from './decisions.controller.js';
import { RankingController } from './ranking.controller.js';
import { RankingService } from './ranking.service.js';

@Module({ controllers: [DecisionsController, RankingController], providers: [RankingService] })
export class DecisionsModule {}
