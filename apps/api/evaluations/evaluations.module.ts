import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { EvaluationsController } from './evaluations.controller.js';
import { EvaluationsService } from './evaluations.service.js';
import { FilingService } from './filing.service.js';

@Module({
  imports: [CasesModule],
  controllers: [EvaluationsController],
  providers: [EvaluationsService, FilingService],
  exports: [EvaluationsService],
})
export class EvaluationsModule {}
