import { Module } from '@nestjs/common';
import { NoticeCorrectionService } from './notice-correction.service.js';
import { PublicNoticesController } from './public-notices.controller.js';
import { PublicNoticesService } from './public-notices.service.js';

@Module({ controllers: [PublicNoticesController], providers: [PublicNoticesService, NoticeCorrectionService] })
export class PublicNoticesModule {}
