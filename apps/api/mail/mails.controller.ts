import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor } from '../common/request.decorators.js';
import { BounceDto, BounceReportDto, MailDto, MailListQuery } from './mails.dto.js';
import { MailsService } from './mails.service.js';

@ApiTags('mail')
@Controller('mails')
export class MailsController {
  constructor(private readonly mails: MailsService) {}

  /** 待发、已发、被拒收、放弃的邮件；内容不在其中 */
  @Get()
  @Can('read:mail')
  @ApiOkResponse({ type: [MailDto] })
  list(@Query() query: MailListQuery, @Actor() actor: ActorRef): Promise<MailDto[]> {
    return this.mails.list(query, actor);
  }

  /** 未送达的通知和每日汇总，重新投递；收件人已改用的邮箱，以现在的为准 */
  @Post(':id/retry')
  @HttpCode(200)
  @Can('retry:mail')
  @ApiOkResponse({ type: MailDto })
  retry(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<MailDto> {
    return this.mails.retry(id, actor);
  }

  /** 邮件服务器事后退回的邮件：由收退信的信箱凭程序令牌提交 */
  @Post('bounces')
  @HttpCode(200)
  @Can('record:bounce')
  @ApiOkResponse({ type: BounceDto })
  bounce(@Body() { report }: BounceReportDto, @Actor() actor: ActorRef): Promise<BounceDto> {
    return this.mails.bounce(report, actor);
  }
}
