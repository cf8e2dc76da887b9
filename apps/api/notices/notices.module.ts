import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.js';
import { NoticeSettingsController } from './notice-settings.controller.js';
import { NoticeSettingsService } from './notice-settings.service.js';

@Module({ imports: [SessionsModule], controllers: [NoticeSettingsController], providers: [NoticeSettingsService] })
export class NoticesModule {}
