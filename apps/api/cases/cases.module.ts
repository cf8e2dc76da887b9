import { Module } from '@nestjs/common';
import { CaseOfficerService } from './case-officer.service.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { OutlookService } from './outlook.service.js';
import { ReminderService } from './reminder.service.js';
import { TimelineService } from './timeline.service.js';

@Module({
  controllers: [CasesController],
  providers: [CasesService, CaseOfficerService, OutlookService, TimelineService, ReminderService],
  exports: [CasesService, OutlookService],
})
export class CasesModule {}
