import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { RectificationsController } from './rectifications.controller.js';
import { RectificationsService } from './rectifications.service.js';

@Module({ imports: [CasesModule], controllers: [RectificationsController], providers: [RectificationsService] })
export class RectificationsModule {}
