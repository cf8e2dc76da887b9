import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { Actor, Command } from '../common/request.decorators.js';
import { RecommendDto } from './recommendation.dto.js';

/** 推荐单位意见，指南要求推荐时才有 */
@ApiTags('recommendation')
@Controller('cases/:id')
export class RecommendationController {
  constructor(private readonly decisions: DecisionsService) {}

  @Post('recommendation')
  @HttpCode(200)
  @Can('recommend:case')
  @ApiOkResponse({ type: DecisionResultDto })
  recommend(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecommendDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, body.recommended ? 'recommend' : 'notRecommend', body, actor, command);
  }
}
