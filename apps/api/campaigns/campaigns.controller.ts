import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { PageQuery } from '../common/page.js';
import { Actor, Command } from '../common/request.decorators.js';
import { EvaluationDto } from '../evaluations/evaluations.dto.js';
import { EvaluationsService } from '../evaluations/evaluations.service.js';
import {
  CampaignDto,
  CampaignProgressDto,
  GradeDto,
  OpenCampaignDto,
  PublicationDto,
  PublishGradesDto,
  WithdrawCampaignDto,
} from './campaigns.dto.js';
import { CampaignsService } from './campaigns.service.js';
import { PublicationService } from './publication.service.js';
import { OpenedCampaignDto, PreviewRosterDto, RosterDto } from './roster.dto.js';
import { WithdrawalService } from './withdrawal.service.js';

/** 年度评价工作 */
@ApiTags('evaluation campaigns')
@Controller('campaigns')
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly evaluations: EvaluationsService,
    private readonly publication: PublicationService,
    private readonly withdrawal: WithdrawalService,
  ) {}

  @Post()
  @Can('open:campaign')
  @ApiCreatedResponse({ type: OpenedCampaignDto })
  open(
    @Body() body: OpenCampaignDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<OpenedCampaignDto> {
    return this.campaigns.open(body, actor, command);
  }

  /** 启动前预览名册：应评价几家，哪些未列入、为什么 */
  @Post('roster-preview')
  @HttpCode(200)
  @Can('open:campaign')
  @ApiOkResponse({ type: RosterDto })
  preview(@Body() body: PreviewRosterDto): Promise<RosterDto> {
    return this.campaigns.preview(body);
  }

  @Get()
  @Can('read:campaign')
  @ApiOkResponse({ type: [CampaignDto] })
  list(@Query() query: PageQuery): Promise<CampaignDto[]> {
    return this.campaigns.list(query);
  }

  /** 进度：各环节、各等次家数 */
  @Get(':id')
  @Can('read:campaign')
  @ApiOkResponse({ type: CampaignProgressDto })
  progress(@Param('id', ParseUUIDPipe) id: string): Promise<CampaignProgressDto> {
    return this.campaigns.progress(id);
  }

  @Get(':id/evaluations')
  @Can('read:evaluation')
  @ApiOkResponse({ type: [EvaluationDto] })
  evaluationsOf(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Actor() actor: ActorRef,
  ): Promise<EvaluationDto[]> {
    return this.evaluations.list(query, actor, id);
  }

  /** 撤回误启动的评价，无人报送前 */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Can('withdraw:campaign')
  @ApiOkResponse({ type: CampaignDto })
  withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawCampaignDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<CampaignDto> {
    return this.withdrawal.withdraw(id, body, actor, command);
  }

  /** 统一评定并公布等次 */
  @Post(':id/publication')
  @HttpCode(200)
  @Can('publish:grades')
  @ApiOkResponse({ type: PublicationDto })
  publish(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PublishGradesDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<PublicationDto> {
    return this.publication.publish(id, body, actor, command);
  }

  /** 公布的等次 */
  @Get(':id/grades')
  @Can('read:grades')
  @ApiOkResponse({ type: [GradeDto] })
  grades(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<GradeDto[]> {
    return this.publication.grades(id, query);
  }
}
