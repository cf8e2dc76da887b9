import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { LettersController } from './letters.controller.js';
import { LettersService } from './letters.service.js';

@Module({ imports: [CasesModule], controllers: [LettersController], providers: [LettersService] })
export class LettersModule {}
