import { Module } from '@nestjs/common';
import { CapturedMailController } from './captured-mail.controller.js';
import { CapturedMailService } from './captured-mail.service.js';
import { MailsController } from './mails.controller.js';
import { MailsService } from './mails.service.js';

@Module({
  controllers: [CapturedMailController, MailsController],
  providers: [CapturedMailService, MailsService],
})
export class MailModule {}
