import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ExpertReviewController } from './expert-review.controller.js';
import { ExpertReviewService } from './expert-review.service.js';
import { FormalCheckController } from './formal-check.controller.js';
import { FormalCheckService } from './formal-check.service.js';
import { RecommendationController } from './recommendation.controller.js';

@Module({
  imports: [CasesModule],
  controllers: [RecommendationController, FormalCheckController, ExpertReviewController],
  providers: [FormalCheckService, ExpertReviewService],
})
export class ReviewsModule {}
