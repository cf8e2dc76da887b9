import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { Actor, Command } from '../common/request.decorators.js';
import { BatchDto, BatchListQuery, BatchProgressDto, ExtendWindowDto, OpenBatchDto } from './batches.dto.js';
import { BatchesService } from './batches.service.js';

@ApiTags('batches')
@Controller('batches')
export class BatchesController {
  constructor(
    private readonly batches: BatchesService,
    private readonly decisions: DecisionsService,
  ) {}

  /** 发布申报指南：确定所依据的管理办法版本、领域、国别、名额和申报期 */
  @Post()
  @Can('open:batch')
  @ApiCreatedResponse({ type: BatchDto })
  open(@Body() body: OpenBatchDto, @Actor() actor: ActorRef, @Command() command: CommandKey): Promise<BatchDto> {
    return this.batches.open(body, actor, command);
  }

  /** 申报指南，新的在前 */
  @Get()
  @Can('read:batch')
  @ApiOkResponse({ type: [BatchDto] })
  list(@Query() query: BatchListQuery): Promise<BatchDto[]> {
    return this.batches.list(query);
  }

  @Get(':id')
  @Can('read:batch')
  @ApiOkResponse({ type: BatchDto })
  get(@Param('id', ParseUUIDPipe) id: string): Promise<BatchDto> {
    return this.batches.detail(id);
  }

  /** 各类各环节的件数 */
  @Get(':id/progress')
  @Can('read:batchProgress')
  @ApiOkResponse({ type: BatchProgressDto })
  progress(@Param('id', ParseUUIDPipe) id: string): Promise<BatchProgressDto> {
    return this.batches.progress(id);
  }

  /** 延长申报期：截止日期只能推后，已有申报书的单位均收到通知 */
  @Post(':id/extension')
  @HttpCode(200)
  @Can('extend:batch')
  @ApiOkResponse({ type: DecisionResultDto })
  extend(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ExtendWindowDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'extendWindow', body, actor, command);
  }

  /** 本批次的事项全部办结后，办结批次 */
  @Post(':id/closure')
  @HttpCode(200)
  @Can('close:batch')
  @ApiOkResponse({ type: DecisionResultDto })
  close(
    @Param('id', ParseUUIDPipe) id: string,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'closeBatch', {}, actor, command);
  }
}
