import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnPasswordService } from './own-password.service.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';

@Module({
  imports: [SessionsModule],
  controllers: [OwnAccountController, SecondFactorController],
  providers: [OwnPasswordService, SecondFactorService],
})
export class OwnAccountModule {}
