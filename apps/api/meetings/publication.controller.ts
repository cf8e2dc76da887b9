import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { Actor, Command } from '../common/request.decorators.js';
import { MeetingDto, MeetingListQuery } from './meetings.dto.js';
import { MeetingsService } from './meetings.service.js';
import { PublicationPreviewDto } from './minutes.dto.js';
import { PublicationService } from './publication.service.js';

/** 公示与认定公布，一次办理审定会拟认定的全部事项 */
@ApiTags('meetings')
@Controller()
export class PublicationController {
  constructor(
    private readonly publication: PublicationService,
    private readonly meetings: MeetingsService,
    private readonly decisions: DecisionsService,
  ) {}

  /** 一个批次的审定会，新的在前 */
  @Get('batches/:id/meetings')
  @Can('read:meeting')
  @ApiOkResponse({ type: [MeetingDto] })
  ofBatch(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: MeetingListQuery,
    @Actor() actor: ActorRef,
  ): Promise<MeetingDto[]> {
    return this.meetings.list(query, id, actor);
  }

  /** 公示预览 */
  @Get('meetings/:id/notice')
  @Can('publish:notice')
  @ApiOkResponse({ type: PublicationPreviewDto })
  previewNotice(@Param('id', ParseUUIDPipe) id: string): Promise<PublicationPreviewDto> {
    return this.publication.notice(id);
  }

  /** 发布公示 */
  @Post('meetings/:id/notice')
  @HttpCode(200)
  @Can('publish:notice')
  @ApiOkResponse({ type: DecisionResultDto })
  publishNotice(
    @Param('id', ParseUUIDPipe) id: string,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'publishNotice', {}, actor, command);
  }

  /** 公布预览 */
  @Get('meetings/:id/announcement')
  @Can('announce:bases')
  @ApiOkResponse({ type: PublicationPreviewDto })
  previewAnnouncement(@Param('id', ParseUUIDPipe) id: string): Promise<PublicationPreviewDto> {
    return this.publication.announcement(id);
  }

  /** 认定公布，核发证书编号 */
  @Post('meetings/:id/announcement')
  @HttpCode(200)
  @Can('announce:bases')
  @ApiOkResponse({ type: DecisionResultDto })
  announce(
    @Param('id', ParseUUIDPipe) id: string,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, 'announce', {}, actor, command);
  }
}
