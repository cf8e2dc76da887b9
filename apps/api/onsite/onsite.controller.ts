import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import { IndicatorsService } from './indicators.service.js';
import { IndicatorValueDto, VerifiedValuesDto } from './onsite.dto.js';
import { VisitCandidateDto, VisitCandidatesQuery } from './visit-candidates.dto.js';
import { VisitCandidatesService } from './visit-candidates.service.js';

/** 核实与现场考察 */
@ApiTags('on-site assessment')
@Controller('cases/:id')
export class OnsiteController {
  constructor(
    private readonly indicators: IndicatorsService,
    private readonly candidates: VisitCandidatesService,
  ) {}

  /** 各项指标的申报值与核实值 */
  @Get('indicators')
  @Can('read:case')
  @ApiOkResponse({ type: [IndicatorValueDto] })
  values(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<IndicatorValueDto[]> {
    return this.indicators.values(id, actor);
  }

  @Put('indicators')
  @Can('verify:case')
  @ApiOkResponse({ type: [IndicatorValueDto] })
  verify(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VerifiedValuesDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<IndicatorValueDto[]> {
    return this.indicators.verify(id, body, actor, command);
  }

  /** 可以参加考察的专家或工作人员，以及各人应当回避的情形 */
  @Get('visit-candidates')
  @Can('plan:visit')
  @ApiOkResponse({ type: [VisitCandidateDto] })
  visitCandidates(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: VisitCandidatesQuery,
    @Actor() actor: ActorRef,
  ): Promise<VisitCandidateDto[]> {
    return this.candidates.of(id, query, actor);
  }
}
