import { Module } from '@nestjs/common';
import { CapturedMailController } from './captured-mail.controller.js';
import { CapturedMailService } from './captured-mail.service.js';
import { MailTemplatesController } from './mail-templates.controller.js';
import { MailTemplatesService } from './mail-templates.service.js';
import { MailsController } from './mails.controller.js';
import { MailsService } from './mails.service.js';

@Module({
  controllers: [CapturedMailController, MailsController, MailTemplatesController],
  providers: [CapturedMailService, MailsService, MailTemplatesService],
})
export class MailModule {}
