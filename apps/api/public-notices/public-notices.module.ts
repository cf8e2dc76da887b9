import { Module } from '@nestjs/common';
import { PublicNoticesController } from './public-notices.controller.js';
import { PublicNoticesService } from './public-notices.service.js';

@Module({ controllers: [PublicNoticesController], providers: [PublicNoticesService] })
export class PublicNoticesModule {}
