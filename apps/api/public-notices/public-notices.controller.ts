import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { PageQuery } from '../common/page.js';
import { Actor, Command } from '../common/request.decorators.js';
import { NoticeCorrectionService } from './notice-correction.service.js';
import { CorrectedNoticeDto, CorrectNoticeDto, PublicNoticeDto } from './public-notices.dto.js';
import { PublicNoticesService } from './public-notices.service.js';

@ApiTags('public-notices')
@Controller('public-notices')
export class PublicNoticesController {
  constructor(
    private readonly notices: PublicNoticesService,
    private readonly corrections: NoticeCorrectionService,
  ) {}

  /** 公示中的拟认定基地，无须登录；演练不在其中 */
  @Get()
  @Can('read:publicNotice')
  @ApiOkResponse({ type: [PublicNoticeDto] })
  list(@Query() query: PageQuery): Promise<PublicNoticeDto[]> {
    return this.notices.list(query, { rehearsal: false });
  }

  /** 演练中的公示，不对公众 */
  @Get('rehearsed')
  @Can('read:rehearsedNotice')
  @ApiOkResponse({ type: [PublicNoticeDto] })
  rehearsed(@Query() query: PageQuery): Promise<PublicNoticeDto[]> {
    return this.notices.list(query, { rehearsal: true });
  }

  @Get('rehearsed/:id')
  @Can('read:rehearsedNotice')
  @ApiOkResponse({ type: PublicNoticeDto })
  oneRehearsed(@Param('id', ParseUUIDPipe) id: string): Promise<PublicNoticeDto> {
    return this.notices.one(id, { rehearsal: true });
  }

  @Get(':id')
  @Can('read:publicNotice')
  @ApiOkResponse({ type: PublicNoticeDto })
  one(@Param('id', ParseUUIDPipe) id: string): Promise<PublicNoticeDto> {
    return this.notices.one(id, { rehearsal: false });
  }

  /** 文字更正，公示期不变；改变公示对象的不予更正 */
  @Post(':id/corrections')
  @HttpCode(200)
  @Can('correct:notice')
  @ApiOkResponse({ type: CorrectedNoticeDto })
  correct(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectNoticeDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<CorrectedNoticeDto> {
    return this.corrections.correct(id, body, actor, command);
  }
}
