import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { Actor, Command } from '../common/request.decorators.js';
import { AnswerReviewDto, ReconsiderationDto, RequestReviewDto } from './reconsiderations.dto.js';
import { ReconsiderationsService } from './reconsiderations.service.js';

/** 复核 */
@ApiTags('reconsiderations')
@Controller()
export class ReconsiderationsController {
  constructor(
    private readonly reconsiderations: ReconsiderationsService,
    private readonly decisions: DecisionsService,
  ) {}

  /** 对不予认定、不予受理的决定申请复核，一次为限 */
  @Post('cases/:id/reconsideration')
  @Can('request:review')
  @ApiCreatedResponse({ type: ReconsiderationDto })
  request(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestReviewDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<ReconsiderationDto> {
    return this.reconsiderations.request(id, body, actor, command);
  }

  @Get('reconsiderations/:id')
  @Can('read:review')
  @ApiOkResponse({ type: ReconsiderationDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<ReconsiderationDto> {
    return this.reconsiderations.detail(id, actor);
  }

  /** 维持原决定，或撤销原决定、重新审议 */
  @Post('reconsiderations/:id/answer')
  @HttpCode(200)
  @Can('answer:review')
  @ApiOkResponse({ type: DecisionResultDto })
  answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { answer, reason }: AnswerReviewDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, answer === 'uphold' ? 'upholdDecision' : 'reopenCase', { reason }, actor, command);
  }
}
