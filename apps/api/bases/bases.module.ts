import { Module } from '@nestjs/common';
import { BasesController } from './bases.controller.js';
import { BasesService } from './bases.service.js';

@Module({ controllers: [BasesController], providers: [BasesService] })
export class BasesModule {}
