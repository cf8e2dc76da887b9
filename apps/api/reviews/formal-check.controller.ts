import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { Actor, Command } from '../common/request.decorators.js';
import { ChecklistDto, CheckMarksDto, RefuseDto, ReturnDto } from './formal-check.dto.js';
import { FormalCheckService } from './formal-check.service.js';

/** 形式审查: marks item by item, then one decision. */
@ApiTags('formal check')
@Controller('cases/:id')
export class FormalCheckController {
  constructor(
    private readonly checks: FormalCheckService,
    private readonly decisions: DecisionsService,
  ) {}

  @Get('checklist')
  @Can('check:case')
  @ApiOkResponse({ type: ChecklistDto })
  checklist(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<ChecklistDto> {
    return this.checks.checklist(id, actor);
  }

  @Put('checklist')
  @Can('check:case')
  @ApiOkResponse({ type: ChecklistDto })
  mark(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CheckMarksDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<ChecklistDto> {
    return this.checks.mark(id, body, actor, command);
  }

  /** 受理 */
  @Post('acceptance')
  @HttpCode(200)
  @Can('check:case')
  @ApiOkResponse({ type: DecisionResultDto })
  accept(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef, @Command() command: CommandKey) {
    return this.decisions.decide(id, 'accept', {}, actor, command);
  }

  /** 退回补正，以一次为限 */
  @Post('return')
  @HttpCode(200)
  @Can('check:case')
  @ApiOkResponse({ type: DecisionResultDto })
  returnForCorrection(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReturnDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ) {
    return this.decisions.decide(id, 'returnForCorrection', body, actor, command);
  }

  /** 不予受理 */
  @Post('refusal')
  @HttpCode(200)
  @Can('check:case')
  @ApiOkResponse({ type: DecisionResultDto })
  refuse(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RefuseDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ) {
    return this.decisions.decide(id, 'refuse', body, actor, command);
  }
}
