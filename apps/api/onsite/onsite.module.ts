import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { IndicatorsService } from './indicators.service.js';
import { OnsiteController } from './onsite.controller.js';

@Module({ imports: [CasesModule], controllers: [OnsiteController], providers: [IndicatorsService] })
export class OnsiteModule {}
