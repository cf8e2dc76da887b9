import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../common/can.js';
import { BaseStatisticsDto, StatisticsDto, StatisticsQuery } from './statistics.dto.js';
import { StatisticsService } from './statistics.service.js';

@ApiTags('statistics')
@Controller()
export class StatisticsController {
  constructor(private readonly statistics: StatisticsService) {}

  /** 事项、基地、等次和后补助的统计 */
  @Get('statistics')
  @Can('read:statistics')
  @ApiOkResponse({ type: StatisticsDto })
  all(@Query() { rehearsal = false }: StatisticsQuery): Promise<StatisticsDto> {
    return this.statistics.all({ rehearsal });
  }

  /** 基地名录的统计，无须登录；演练不在其中 */
  @Get('bases/statistics')
  @Can('read:base')
  @ApiOkResponse({ type: BaseStatisticsDto })
  ofRegister(): Promise<BaseStatisticsDto> {
    return this.statistics.register();
  }
}
