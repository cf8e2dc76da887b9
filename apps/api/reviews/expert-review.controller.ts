import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import { PanelMemberDto, ReviewDraftDto, ReviewDto } from './expert-review.dto.js';
import { ExpertReviewService } from './expert-review.service.js';

/** 专家评审, of accreditations and evaluations alike. */
@ApiTags('expert review')
@Controller('cases/:id')
export class ExpertReviewController {
  constructor(private readonly reviews: ExpertReviewService) {}

  @Get('panel')
  @Can('read:panel')
  @ApiOkResponse({ type: [PanelMemberDto] })
  panel(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<PanelMemberDto[]> {
    return this.reviews.panel(id, actor);
  }

  /** 本人的评分表 */
  @Get('review')
  @Can('score:case')
  @ApiOkResponse({ type: ReviewDto })
  own(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<ReviewDto> {
    return this.reviews.own(id, actor);
  }

  /** 暂存评分 */
  @Put('review')
  @Can('score:case')
  @ApiOkResponse({ type: ReviewDto })
  draft(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReviewDraftDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<ReviewDto> {
    return this.reviews.saveDraft(id, body, actor, command);
  }

  /** 提交评分，提交后不能更改 */
  @Post('review')
  @HttpCode(200)
  @Can('score:case')
  @ApiOkResponse({ type: ReviewDto })
  submit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReviewDraftDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<ReviewDto> {
    return this.reviews.submit(id, body, actor, command);
  }
}
