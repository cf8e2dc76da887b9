import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { Actor, Command } from '../common/request.decorators.js';
import { FindingsDto, SignatureDto, VisitAnswerDto, VisitMarksDto, VisitPlanDto } from './visit.dto.js';
import { VisitDto } from './visit-view.dto.js';
import { VisitPlanService } from './visit-plan.service.js';
import { VisitRecordService } from './visit-record.service.js';
import { VisitService } from './visit.service.js';

/** 现场考察: agreed day and team, what is found there, everyone's signature, and one decision. */
@ApiTags('on-site assessment')
@Controller('cases/:id/visit')
export class VisitController {
  constructor(
    private readonly visits: VisitService,
    private readonly plans: VisitPlanService,
    private readonly records: VisitRecordService,
    private readonly decisions: DecisionsService,
  ) {}

  @Get()
  @Can('read:case')
  @ApiOkResponse({ type: VisitDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<VisitDto> {
    return this.visits.of(id, actor);
  }

  /** 提出考察安排；再次提出的，须重新商定 */
  @Put('plan')
  @Can('plan:visit')
  @ApiOkResponse({ type: VisitDto })
  propose(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VisitPlanDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<VisitDto> {
    return this.plans.propose(id, body, actor, command);
  }

  /** 申报单位确认，或者说明理由另提日期 */
  @Put('answer')
  @Can('answer:visit')
  @ApiOkResponse({ type: VisitDto })
  answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VisitAnswerDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<VisitDto> {
    return this.plans.answer(id, body, actor, command);
  }

  /** 商定的考察，供日历软件导入 */
  @Get('calendar')
  @Can('read:case')
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="visit.ics"')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string', description: 'RFC 5545', example: 'BEGIN:VCALENDAR\r\n…' } })
  calendar(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<string> {
    return this.visits.calendar(id, actor);
  }

  /** 逐项查验，可附照片 */
  @Put('checklist')
  @Can('record:visit')
  @ApiOkResponse({ type: VisitDto })
  mark(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VisitMarksDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<VisitDto> {
    return this.records.mark(id, body, actor, command);
  }

  /** 写明考察结论，提请考察组签字 */
  @Put('findings')
  @Can('conclude:visit')
  @ApiOkResponse({ type: VisitDto })
  writeFindings(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FindingsDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<VisitDto> {
    return this.records.writeFindings(id, body, actor, command);
  }

  /** 签字，或者写明不同意见 */
  @Post('signature')
  @HttpCode(200)
  @Can('record:visit')
  @ApiOkResponse({ type: VisitDto })
  sign(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignatureDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<VisitDto> {
    return this.records.sign(id, body, actor, command);
  }

  /** 考察组均已签字的，完成现场考察 */
  @Post()
  @HttpCode(200)
  @Can('conclude:visit')
  @ApiOkResponse({ type: DecisionResultDto })
  conclude(
    @Param('id', ParseUUIDPipe) id: string,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'concludeVisit', {}, actor, command);
  }
}
