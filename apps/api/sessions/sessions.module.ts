import { Module } from '@nestjs/common';
import { AttemptsService } from './attempts.service.js';
import { CredentialsService } from './credentials.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

@Module({
  controllers: [SessionsController],
  providers: [AttemptsService, CredentialsService, SessionsService],
  exports: [CredentialsService],
})
export class SessionsModule {}
