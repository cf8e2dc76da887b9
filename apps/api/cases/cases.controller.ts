import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { PageQuery } from '../common/page.js';
import { Actor, Command } from '../common/request.decorators.js';
import { AssignedDto, AssignOfficerDto, OfficerDto } from './case-officer.dto.js';
import { CaseOfficerService } from './case-officer.service.js';
import * as dto from './cases.dto.js';
import { CasesService } from './cases.service.js';
import { ReminderService } from './reminder.service.js';
import { TimelineService } from './timeline.service.js';

@ApiTags('cases')
@Controller()
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly timelines: TimelineService,
    private readonly decisions: DecisionsService,
    private readonly reminders: ReminderService,
    private readonly officers: CaseOfficerService,
  ) {}

  @Get('cases')
  @Can('read:case')
  @ApiOkResponse({ type: [dto.CaseDto] })
  list(@Query() query: dto.CaseListQuery, @Actor() actor: ActorRef): Promise<dto.CaseDto[]> {
    return this.cases.list(query, actor);
  }

  @Get('cases/:id')
  @Can('read:case')
  @ApiOkResponse({ type: dto.CaseDetailDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<dto.CaseDetailDto> {
    return this.cases.detail(id, actor);
  }

  /** 已办、当前轮到谁、为何、至何时、下一步 */
  @Get('cases/:id/timeline')
  @Can('read:case')
  @ApiOkResponse({ type: dto.TimelineDto })
  timeline(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<dto.TimelineDto> {
    return this.timelines.of(id, actor);
  }

  @Post('cases/:id/withdrawal')
  @HttpCode(200)
  @Can('withdraw:case')
  @ApiOkResponse({ type: dto.DecisionResultDto })
  withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.WithdrawDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<dto.DecisionResultDto> {
    return this.decisions.decide(id, 'withdraw', body, actor, command);
  }

  @Post('cases/:id/extension')
  @HttpCode(200)
  @Can('extend:case')
  @ApiOkResponse({ type: dto.DecisionResultDto })
  extend(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ExtendDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<dto.DecisionResultDto> {
    return this.decisions.decide(id, 'extend', body, actor, command);
  }

  /** 中止办理，停止计时 */
  @Post('cases/:id/suspension')
  @HttpCode(200)
  @Can('suspend:case')
  @ApiOkResponse({ type: dto.DecisionResultDto })
  suspend(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.SuspendDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<dto.DecisionResultDto> {
    return this.decisions.decide(id, 'suspend', body, actor, command);
  }

  @Post('cases/:id/resumption')
  @HttpCode(200)
  @Can('suspend:case')
  @ApiOkResponse({ type: dto.DecisionResultDto })
  resume(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ResumeDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<dto.DecisionResultDto> {
    return this.decisions.decide(id, 'resume', body, actor, command);
  }

  /** 误办的上一步，在他人办理之前 */
  @Post('cases/:id/reversal')
  @HttpCode(200)
  @Can('reverse:case')
  @ApiOkResponse({ type: dto.DecisionResultDto })
  reverse(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.ReverseDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<dto.DecisionResultDto> {
    return this.decisions.decide(id, 'reverse', body, actor, command);
  }

  @Post('cases/:id/reminder')
  @HttpCode(200)
  @Can('remind:case')
  @ApiOkResponse({ type: dto.RemindedDto })
  remind(
    @Param('id', ParseUUIDPipe) id: string,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<dto.RemindedDto> {
    return this.reminders.remind(id, actor, command);
  }

  @Get('officers')
  @Can('list:officer')
  @ApiOkResponse({ type: [OfficerDto] })
  caseOfficers(): Promise<OfficerDto[]> {
    return this.officers.list();
  }

  /** 分派经办人；其他受理人员仍可代办 */
  @Put('cases/:id/officer')
  @Can('assign:case')
  @ApiOkResponse({ type: AssignedDto })
  assignOfficer(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { officerId }: AssignOfficerDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<AssignedDto> {
    return this.officers.assign(id, officerId, actor, command);
  }

  /** 轮到我办的事，先到期的在前；授牌不影响他人办理，列在其后 */
  @Get('work-items')
  @Can('read:workItem')
  @ApiOkResponse({ type: [dto.WorkItemDto] })
  workItems(@Query() query: dto.InboxQuery, @Actor() actor: ActorRef): Promise<dto.WorkItemDto[]> {
    return this.cases.workItems(query, actor);
  }

  @Get('notices')
  @Can('read:notice')
  @ApiOkResponse({ type: [dto.NoticeDto] })
  notices(@Query() query: PageQuery, @Actor() actor: ActorRef): Promise<dto.NoticeDto[]> {
    return this.cases.notices(query, actor);
  }
}
