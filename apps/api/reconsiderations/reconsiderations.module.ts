import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ReconsiderationsController } from './reconsiderations.controller.js';
import { ReconsiderationsService } from './reconsiderations.service.js';

@Module({
  imports: [CasesModule],
  controllers: [ReconsiderationsController],
  providers: [ReconsiderationsService],
})
export class ReconsiderationsModule {}
