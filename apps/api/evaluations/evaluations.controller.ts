import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { PageQuery } from '../common/page.js';
import { Actor, Command } from '../common/request.decorators.js';
import {
  ConcludeVerificationDto,
  EvaluationDetailDto,
  EvaluationDto,
  FiguresDto,
  FilingDto,
  StatementDto,
} from './evaluations.dto.js';
import { EvaluationsService } from './evaluations.service.js';
import { FilingService } from './filing.service.js';

/** 年度评价：申报单位报送，受理人员核实 */
@ApiTags('evaluations')
@Controller('evaluations')
export class EvaluationsController {
  constructor(
    private readonly evaluations: EvaluationsService,
    private readonly filing: FilingService,
    private readonly decisions: DecisionsService,
  ) {}

  @Get()
  @Can('read:evaluation')
  @ApiOkResponse({ type: [EvaluationDto] })
  list(@Query() query: PageQuery, @Actor() actor: ActorRef): Promise<EvaluationDto[]> {
    return this.evaluations.list(query, actor);
  }

  @Get(':id')
  @Can('read:evaluation')
  @ApiOkResponse({ type: EvaluationDetailDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<EvaluationDetailDto> {
    return this.evaluations.detail(id, actor);
  }

  /** 暂存评价数据；未列出的指标不变 */
  @Put(':id/figures')
  @Can('file:evaluation')
  @ApiOkResponse({ type: EvaluationDetailDto })
  figures(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FiguresDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<EvaluationDetailDto> {
    return this.filing.figures(id, body, actor, command);
  }

  /** 暂存自评说明和加分项 */
  @Put(':id/statement')
  @Can('file:evaluation')
  @ApiOkResponse({ type: EvaluationDetailDto })
  statement(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: StatementDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<EvaluationDetailDto> {
    return this.filing.statement(id, body, actor, command);
  }

  /** 报送，报送后不能更改 */
  @Post(':id/filing')
  @HttpCode(200)
  @Can('file:evaluation')
  @ApiOkResponse({ type: FilingDto })
  file(
    @Param('id', ParseUUIDPipe) id: string,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<FilingDto> {
    return this.filing.file(id, actor, command);
  }

  /** 完成核实 */
  @Post(':id/verification')
  @HttpCode(200)
  @Can('verify:evaluation')
  @ApiOkResponse({ type: DecisionResultDto })
  concludeVerification(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConcludeVerificationDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'concludeVerification', body, actor, command);
  }
}
