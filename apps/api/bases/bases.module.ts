import { Module } from '@nestjs/common';
import { BasesController } from './bases.controller.js';
import { CheckController } from './check.controller.js';
import { BasesService } from './bases.service.js';

@Module({ controllers: [BasesController, CheckController], providers: [BasesService], exports: [BasesService] })
export class BasesModule {}
