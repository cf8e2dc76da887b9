import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import { BulkActionDto, BulkCaseDto, BulkCasesQuery, BulkListQuery, BulkOrderDto } from './bulk.dto.js';
import { BulkService } from './bulk.service.js';

/** 批量办理：先逐项试办，确认后逐项办理，每项都有结果 */
@ApiTags('bulk')
@Controller('bulk-actions')
export class BulkController {
  constructor(private readonly bulk: BulkService) {}

  @Post()
  @Can('act:inBulk')
  @ApiCreatedResponse({ type: BulkActionDto })
  preview(
    @Body() body: BulkOrderDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<BulkActionDto> {
    return this.bulk.preview(body, actor, command);
  }

  @Get()
  @Can('act:inBulk')
  @ApiOkResponse({ type: [BulkActionDto] })
  list(@Query() query: BulkListQuery): Promise<BulkActionDto[]> {
    return this.bulk.list(query);
  }

  @Get(':id')
  @Can('act:inBulk')
  @ApiOkResponse({ type: BulkActionDto })
  get(@Param('id', ParseUUIDPipe) id: string): Promise<BulkActionDto> {
    return this.bulk.get(id);
  }

  @Get(':id/cases')
  @Can('act:inBulk')
  @ApiOkResponse({ type: [BulkCaseDto] })
  cases(@Param('id', ParseUUIDPipe) id: string, @Query() query: BulkCasesQuery): Promise<BulkCaseDto[]> {
    return this.bulk.cases(id, query);
  }

  @Post(':id/execution')
  @HttpCode(200)
  @Can('act:inBulk')
  @ApiOkResponse({ type: BulkActionDto })
  carryOut(
    @Param('id', ParseUUIDPipe) id: string,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<BulkActionDto> {
    return this.bulk.carryOut(id, actor, command);
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Can('act:inBulk')
  @ApiOkResponse({ type: BulkActionDto })
  drop(
    @Param('id', ParseUUIDPipe) id: string,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<BulkActionDto> {
    return this.bulk.drop(id, actor, command);
  }
}
