import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { FormalCheckController } from './formal-check.controller.js';
import { FormalCheckService } from './formal-check.service.js';

@Module({ imports: [CasesModule], controllers: [FormalCheckController], providers: [FormalCheckService] })
export class ReviewsModule {}
