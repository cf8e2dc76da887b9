import { Module } from '@nestjs/common';
import { PlaquesController } from './plaques.controller.js';

@Module({ controllers: [PlaquesController] })
export class PlaquesModule {}
