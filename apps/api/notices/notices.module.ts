import { Module } from '@nestjs/common';
import { NoticeSettingsController } from './notice-settings.controller.js';
import { NoticeSettingsService } from './notice-settings.service.js';

@Module({ controllers: [NoticeSettingsController], providers: [NoticeSettingsService] })
export class NoticesModule {}
