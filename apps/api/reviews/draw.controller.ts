import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { Actor, Command } from '../common/request.decorators.js';
import { AvoidanceService } from './avoidance.service.js';
import {
  AnswerInvitationDto,
  DeclareAvoidanceDto,
  DrawDto,
  DrawExpertsDto,
  InvitationDto,
  VoidScoreDto,
} from './draw.dto.js';
import { DrawService } from './draw.service.js';
import { InvitationService } from './invitation.service.js';

/** 抽取专家: the draw, the invitations, and the replacement of those who must stand aside. */
@ApiTags('expert draw')
@Controller('cases/:id')
export class DrawController {
  constructor(
    private readonly draws: DrawService,
    private readonly invitations: InvitationService,
    private readonly avoidances: AvoidanceService,
    private readonly decisions: DecisionsService,
  ) {}

  /** 从专家库随机抽取并邀请；谢绝或逾期未答复的自动补抽 */
  @Post('draw')
  @HttpCode(200)
  @Can('draw:experts')
  @ApiOkResponse({ type: DecisionResultDto })
  draw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DrawExpertsDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'drawExperts', body, actor, command);
  }

  /** 抽取记录：种子、签号和每位专家抽中或未抽中的原因 */
  @Get('draw')
  @Can('read:panel')
  @ApiOkResponse({ type: DrawDto })
  record(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<DrawDto> {
    return this.draws.of(id, actor);
  }

  /** 评审开始后发现应当回避：评分作废，补抽专家，重新计分 */
  @Post('void-score')
  @HttpCode(200)
  @Can('draw:experts')
  @ApiOkResponse({ type: DecisionResultDto })
  voidScore(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VoidScoreDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'voidScore', body, actor, command);
  }

  /** 本人收到的评审邀请 */
  @Get('invitation')
  @Can('answer:invitation')
  @ApiOkResponse({ type: InvitationDto })
  invitation(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<InvitationDto> {
    return this.invitations.own(id, actor);
  }

  /** 接受或谢绝评审邀请，答复后不能更改 */
  @Put('invitation')
  @Can('answer:invitation')
  @ApiOkResponse({ type: InvitationDto })
  answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AnswerInvitationDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<InvitationDto> {
    return this.invitations.answer(id, body, actor, command);
  }

  /** 接受邀请后发现应当回避：退出评审，评分作废，补抽专家 */
  @Post('avoidance')
  @HttpCode(200)
  @Can('answer:invitation')
  @ApiOkResponse({ type: InvitationDto })
  declareAvoidance(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DeclareAvoidanceDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<InvitationDto> {
    return this.avoidances.declare(id, body, actor, command);
  }
}
