import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { PageQuery } from '../common/page.js';
import { Actor, Command } from '../common/request.decorators.js';
import { ConcludeAcceptanceDto, RectificationDto, RectificationTextDto } from './rectifications.dto.js';
import { RectificationsService } from './rectifications.service.js';

/** 整改与验收 */
@ApiTags('rectifications')
@Controller('rectifications')
export class RectificationsController {
  constructor(
    private readonly rectifications: RectificationsService,
    private readonly decisions: DecisionsService,
  ) {}

  @Get()
  @Can('read:rectification')
  @ApiOkResponse({ type: [RectificationDto] })
  list(@Query() query: PageQuery, @Actor() actor: ActorRef): Promise<RectificationDto[]> {
    return this.rectifications.list(query, actor);
  }

  @Get(':id')
  @Can('read:rectification')
  @ApiOkResponse({ type: RectificationDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<RectificationDto> {
    return this.rectifications.detail(id, actor);
  }

  /** 报送整改方案 */
  @Post(':id/plan')
  @HttpCode(200)
  @Can('file:rectification')
  @ApiOkResponse({ type: RectificationDto })
  plan(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RectificationTextDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<RectificationDto> {
    return this.rectifications.file(id, 'plan', body, actor, command);
  }

  /** 报送中期报告 */
  @Post(':id/interim-report')
  @HttpCode(200)
  @Can('file:rectification')
  @ApiOkResponse({ type: RectificationDto })
  interimReport(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RectificationTextDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<RectificationDto> {
    return this.rectifications.file(id, 'interimReport', body, actor, command);
  }

  /** 报送整改报告，随即进入验收 */
  @Post(':id/final-report')
  @HttpCode(200)
  @Can('file:rectification')
  @ApiOkResponse({ type: RectificationDto })
  finalReport(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RectificationTextDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<RectificationDto> {
    return this.rectifications.file(id, 'finalReport', body, actor, command);
  }

  /** 完成验收：恢复称号，或撤销 */
  @Post(':id/acceptance')
  @HttpCode(200)
  @Can('accept:rectification')
  @ApiOkResponse({ type: DecisionResultDto })
  concludeAcceptance(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConcludeAcceptanceDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'concludeAcceptance', body, actor, command);
  }
}
