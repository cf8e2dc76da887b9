import { Module } from '@nestjs/common';
import { AttemptsService } from './attempts.service.js';
import { CredentialsService } from './credentials.service.js';
import { CodesService } from './codes.service.js';
import { MailLimitsService } from './mail-limits.service.js';
import { ReassuranceService } from './reassurance.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

@Module({
  controllers: [SessionsController],
  providers: [
    AttemptsService,
    CredentialsService,
    CodesService,
    MailLimitsService,
    ReassuranceService,
    SessionsService,
  ],
  exports: [AttemptsService, CredentialsService, CodesService, MailLimitsService, ReassuranceService, SessionsService],
})
export class SessionsModule {}
