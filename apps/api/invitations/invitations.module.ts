import { Module } from '@nestjs/common';
import { ColleaguesController } from './colleagues.controller.js';
import { ColleaguesService } from './colleagues.service.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';

@Module({
  imports: [SessionsModule],
  controllers: [InvitationsController, ColleaguesController],
  providers: [InvitationsService, ColleaguesService],
  exports: [InvitationsService],
})
export class InvitationsModule {}
