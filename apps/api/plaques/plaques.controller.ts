import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { Actor, Command } from '../common/request.decorators.js';
import { HandOverDto } from './plaques.dto.js';

/** 授牌 */
@ApiTags('bases')
@Controller('cases/:id')
export class PlaquesController {
  constructor(private readonly decisions: DecisionsService) {}

  @Post('plaque')
  @HttpCode(200)
  @Can('handOver:plaque')
  @ApiOkResponse({ type: DecisionResultDto })
  handOver(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: HandOverDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'handOver', body, actor, command);
  }
}
