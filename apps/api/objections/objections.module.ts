import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { FilesModule } from '../files/files.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ObjectionsController } from './objections.controller.js';
import { ObjectionsService } from './objections.service.js';
import { PublicObjectionsController } from './public-objections.controller.js';
import { PublicObjectionsService } from './public-objections.service.js';

@Module({
  imports: [CasesModule, FilesModule, SessionsModule],
  controllers: [ObjectionsController, PublicObjectionsController],
  providers: [ObjectionsService, PublicObjectionsService],
})
export class ObjectionsModule {}
