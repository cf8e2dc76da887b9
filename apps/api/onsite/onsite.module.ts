import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { IndicatorsService } from './indicators.service.js';
import { OnsiteController } from './onsite.controller.js';
import { VisitCandidatesService } from './visit-candidates.service.js';

@Module({
  imports: [CasesModule],
  controllers: [OnsiteController],
  providers: [IndicatorsService, VisitCandidatesService],
})
export class OnsiteModule {}
