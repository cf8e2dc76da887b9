import { Module } from '@nestjs/common';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { ReminderService } from './reminder.service.js';
import { TimelineService } from './timeline.service.js';

@Module({
  controllers: [CasesController],
  providers: [CasesService, TimelineService, ReminderService],
  exports: [CasesService],
})
export class CasesModule {}
