import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import * as dto from './objections.dto.js';
import { ObjectionsService } from './objections.service.js';

/** 异议的受理、核查和处理 */
@ApiTags('objections')
@Controller('cases/:id/objections')
export class ObjectionsController {
  constructor(private readonly objections: ObjectionsService) {}

  @Get()
  @Can('read:objection')
  @ApiOkResponse({ type: [dto.ObjectionDto] })
  list(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<dto.ObjectionDto[]> {
    return this.objections.list(id, actor);
  }

  /** 受理，本事项暂停，其他事项照常 */
  @Post(':objectionId/acceptance')
  @HttpCode(200)
  @Can('screen:objection')
  @ApiOkResponse({ type: DecisionResultDto })
  accept(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('objectionId', ParseUUIDPipe) objectionId: string,
    @Body() body: dto.AcceptObjectionDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.objections.decide({ caseId: id, id: objectionId, verb: 'acceptObjection', said: body, actor, command });
  }

  /** 不予受理，须写明情形 */
  @Post(':objectionId/refusal')
  @HttpCode(200)
  @Can('screen:objection')
  @ApiOkResponse({ type: DecisionResultDto })
  refuse(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('objectionId', ParseUUIDPipe) objectionId: string,
    @Body() body: dto.RefuseObjectionDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.objections.decide({ caseId: id, id: objectionId, verb: 'refuseObjection', said: body, actor, command });
  }

  /** 申报单位对异议要点的说明，可附材料 */
  @Put(':objectionId/view')
  @Can('answer:objection')
  @ApiOkResponse({ type: dto.ObjectionDto })
  stateView(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('objectionId', ParseUUIDPipe) objectionId: string,
    @Body() body: dto.ObjectionViewDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<dto.ObjectionDto> {
    return this.objections.stateView(id, objectionId, body, actor, command);
  }

  @Put(':objectionId/investigation')
  @Can('screen:objection')
  @ApiOkResponse({ type: dto.ObjectionDto })
  investigate(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('objectionId', ParseUUIDPipe) objectionId: string,
    @Body() { text }: dto.ObjectionTextDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<dto.ObjectionDto> {
    return this.objections.investigate(id, objectionId, text, actor, command);
  }

  /** 异议不成立 */
  @Post(':objectionId/dismissal')
  @HttpCode(200)
  @Can('decide:objection')
  @ApiOkResponse({ type: DecisionResultDto })
  dismiss(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('objectionId', ParseUUIDPipe) objectionId: string,
    @Body() body: dto.AnswerObjectionDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.objections.decide({
      caseId: id,
      id: objectionId,
      verb: 'dismissObjection',
      said: body,
      actor,
      command,
    });
  }

  /** 异议成立，不予认定 */
  @Post(':objectionId/upholding')
  @HttpCode(200)
  @Can('decide:objection')
  @ApiOkResponse({ type: DecisionResultDto })
  uphold(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('objectionId', ParseUUIDPipe) objectionId: string,
    @Body() body: dto.AnswerObjectionDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.objections.decide({ caseId: id, id: objectionId, verb: 'upholdObjection', said: body, actor, command });
  }
}
