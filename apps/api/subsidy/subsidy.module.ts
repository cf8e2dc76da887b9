import { Module } from '@nestjs/common';
import { AllocationController } from './allocation.controller.js';
import { OpenSchemeService } from './open-scheme.service.js';
import { PaymentsService } from './payments.service.js';
import { SchemesController } from './schemes.controller.js';
import { SchemesService } from './schemes.service.js';
import { VouchersController } from './vouchers.controller.js';
import { VouchersService } from './vouchers.service.js';

@Module({
  controllers: [SchemesController, VouchersController, AllocationController],
  providers: [OpenSchemeService, SchemesService, VouchersService, PaymentsService],
  exports: [SchemesService],
})
export class SubsidyModule {}
