import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ExpertReviewController } from './expert-review.controller.js';
import { ExpertReviewService } from './expert-review.service.js';
import { AvoidanceService } from './avoidance.service.js';
import { DrawController } from './draw.controller.js';
import { DrawService } from './draw.service.js';
import { FormalCheckController } from './formal-check.controller.js';
import { FormalCheckService } from './formal-check.service.js';
import { InvitationService } from './invitation.service.js';
import { RecommendationController } from './recommendation.controller.js';

@Module({
  imports: [CasesModule],
  controllers: [RecommendationController, FormalCheckController, DrawController, ExpertReviewController],
  providers: [FormalCheckService, DrawService, InvitationService, AvoidanceService, ExpertReviewService],
})
export class ReviewsModule {}
