import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { Actor, Command } from '../common/request.decorators.js';
import { DecideDto } from './decisions.dto.js';

/** 审议决定与认定公布 */
@ApiTags('decision')
@Controller('cases/:id')
export class DecisionsController {
  constructor(private readonly decisions: DecisionsService) {}

  @Post('decision')
  @HttpCode(200)
  @Can('decide:case')
  @ApiOkResponse({ type: DecisionResultDto })
  decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'decide', body, actor, command);
  }

  @Post('announcement')
  @HttpCode(200)
  @Can('announce:case')
  @ApiOkResponse({ type: DecisionResultDto })
  announce(
    @Param('id', ParseUUIDPipe) id: string,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'announce', {}, actor, command);
  }
}
