import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { LetterTemplatesController } from './letter-templates.controller.js';
import { LetterTemplatesService } from './letter-templates.service.js';
import { LettersController } from './letters.controller.js';
import { LettersService } from './letters.service.js';

@Module({
  imports: [CasesModule],
  controllers: [LettersController, LetterTemplatesController],
  providers: [LettersService, LetterTemplatesService],
})
export class LettersModule {}
