import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnPasswordService } from './own-password.service.js';

@Module({ imports: [SessionsModule], controllers: [OwnAccountController], providers: [OwnPasswordService] })
export class OwnAccountModule {}
