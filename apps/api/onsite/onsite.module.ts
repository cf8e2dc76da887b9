import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { IndicatorsService } from './indicators.service.js';
import { OnsiteController } from './onsite.controller.js';
import { VisitCandidatesService } from './visit-candidates.service.js';
import { VisitController } from './visit.controller.js';
import { VisitPlanService } from './visit-plan.service.js';
import { VisitRecordService } from './visit-record.service.js';
import { VisitService } from './visit.service.js';

@Module({
  imports: [CasesModule],
  controllers: [OnsiteController, VisitController],
  providers: [IndicatorsService, VisitCandidatesService, VisitService, VisitPlanService, VisitRecordService],
})
export class OnsiteModule {}
