import { Module } from '@nestjs/common';
import { BasesModule } from '../bases/bases.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { SubsidyModule } from '../subsidy/subsidy.module.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';

@Module({
  imports: [CasesModule, BasesModule, StatisticsModule, SubsidyModule],
  controllers: [ExportsController],
  providers: [ExportsService],
})
export class ExportsModule {}
