import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.js';
import { DirectoryAccountsService } from './directory-accounts.service.js';
import { SingleSignOnController } from './single-sign-on.controller.js';
import { SingleSignOnService } from './single-sign-on.service.js';

@Module({
  imports: [SessionsModule],
  controllers: [SingleSignOnController],
  providers: [SingleSignOnService, DirectoryAccountsService],
})
export class SingleSignOnModule {}
