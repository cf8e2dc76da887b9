import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ExpertReviewController } from './expert-review.controller.js';
import { ExpertReviewService } from './expert-review.service.js';
import { FormalCheckController } from './formal-check.controller.js';
import { FormalCheckService } from './formal-check.service.js';

@Module({
  imports: [CasesModule],
  controllers: [FormalCheckController, ExpertReviewController],
  providers: [FormalCheckService, ExpertReviewService],
})
export class ReviewsModule {}
