import { Module } from '@nestjs/common';
import { RecommendingUnitsController } from './recommending-units.controller.js';
import { RecommendingUnitsService } from './recommending-units.service.js';

@Module({ controllers: [RecommendingUnitsController], providers: [RecommendingUnitsService] })
export class RecommendingUnitsModule {}
