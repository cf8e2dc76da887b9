import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import { BatchDto, BatchListQuery, OpenBatchDto } from './batches.dto.js';
import { BatchesService } from './batches.service.js';

@ApiTags('batches')
@Controller('batches')
export class BatchesController {
  constructor(private readonly batches: BatchesService) {}

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
}
