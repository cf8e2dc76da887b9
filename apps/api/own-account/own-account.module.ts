import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.js';
import { OwnAccountController } from './own-account.controller.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokensService } from './api-tokens.service.js';
import { PasswordResetsController } from './password-resets.controller.js';
import { PasswordResetsService } from './password-resets.service.js';
import { OwnPasswordService } from './own-password.service.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';

@Module({
  imports: [SessionsModule],
  controllers: [OwnAccountController, SecondFactorController, PasswordResetsController, ApiTokensController],
  providers: [OwnPasswordService, SecondFactorService, PasswordResetsService, ApiTokensService],
})
export class OwnAccountModule {}
