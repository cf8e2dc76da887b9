import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { Actor, Command } from '../common/request.decorators.js';
import { ConveneService } from './convene.service.js';
import { AgendaItemDto, AgendaQuery, CancelMeetingDto, ConcludeDto, ConveneDto, MeetingDto } from './meetings.dto.js';
import { MeetingsService } from './meetings.service.js';
import { MinutesDto, SupersededMinutesDto } from './minutes.dto.js';
import { MinutesService } from './minutes.service.js';
import { BallotDto, RecusalsDto, VotesDto } from './votes.dto.js';
import { VotesService } from './votes.service.js';

/** 审定会 */
@ApiTags('meetings')
@Controller('meetings')
export class MeetingsController {
  constructor(
    private readonly conveneService: ConveneService,
    private readonly meetings: MeetingsService,
    private readonly votes: VotesService,
    private readonly minutesService: MinutesService,
    private readonly decisions: DecisionsService,
  ) {}

  /** 召集审定会：议程为本批次待审定事项的分类排序 */
  @Post()
  @Can('convene:meeting')
  @ApiCreatedResponse({ type: MeetingDto })
  convene(@Body() body: ConveneDto, @Actor() actor: ActorRef, @Command() command: CommandKey): Promise<MeetingDto> {
    return this.conveneService.convene(body, actor, command);
  }

  @Get(':id')
  @Can('read:meeting')
  @ApiOkResponse({ type: MeetingDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<MeetingDto> {
    return this.meetings.get(id, actor);
  }

  /** 议程 */
  @Get(':id/agenda')
  @Can('read:meeting')
  @ApiOkResponse({ type: [AgendaItemDto] })
  agenda(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: AgendaQuery,
    @Actor() actor: ActorRef,
  ): Promise<AgendaItemDto[]> {
    return this.meetings.agenda(id, query, actor);
  }

  /** 逐项表决，审定前可以更改 */
  @Put(':id/votes')
  @Can('vote:meeting')
  @ApiOkResponse({ type: BallotDto })
  vote(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VotesDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<BallotDto> {
    return this.votes.vote(id, body, actor, command);
  }

  /** 主动回避 */
  @Put(':id/recusals')
  @Can('vote:meeting')
  @ApiOkResponse({ type: BallotDto })
  standAside(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecusalsDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<BallotDto> {
    return this.votes.standAside(id, body, actor, command);
  }

  /** 主持人宣布审定结果 */
  @Post(':id/conclusion')
  @HttpCode(200)
  @Can('conclude:meeting')
  @ApiOkResponse({ type: DecisionResultDto })
  conclude(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConcludeDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'concludeMeeting', body, actor, command);
  }

  /** 取消审定会，议程上的事项重新待审定 */
  @Post(':id/cancellation')
  @HttpCode(200)
  @Can('convene:meeting')
  @ApiOkResponse({ type: DecisionResultDto })
  cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CancelMeetingDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'cancelMeeting', body, actor, command);
  }

  /** 会议纪要 */
  @Get(':id/minutes')
  @Can('read:meeting')
  @ApiOkResponse({ type: MinutesDto })
  minutes(@Param('id', ParseUUIDPipe) id: string): Promise<MinutesDto> {
    return this.minutesService.of(id);
  }

  /** 审定结果被撤销的，其会议纪要留存 */
  @Get(':id/superseded-minutes')
  @Can('read:meeting')
  @ApiOkResponse({ type: [SupersededMinutesDto] })
  supersededMinutes(@Param('id', ParseUUIDPipe) id: string): Promise<SupersededMinutesDto[]> {
    return this.minutesService.superseded(id);
  }
}
