import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { HealthService } from '../health/health.service.js';
import { RunRetryService } from './run-retry.service.js';
import { OperationsController } from './operations.controller.js';
import { OperationsService } from './operations.service.js';

@Module({
  imports: [FilesModule],
  controllers: [OperationsController],
  providers: [OperationsService, RunRetryService, HealthService],
})
export class OperationsModule {}
