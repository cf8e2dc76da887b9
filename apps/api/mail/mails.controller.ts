import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../common/can.js';
import { MailDto, MailListQuery } from './mails.dto.js';
import { MailsService } from './mails.service.js';

@ApiTags('mail')
@Controller('mails')
export class MailsController {
  constructor(private readonly mails: MailsService) {}

  /** 待发、已发、被拒收、放弃的邮件；内容不在其中 */
  @Get()
  @Can('read:mail')
  @ApiOkResponse({ type: [MailDto] })
  list(@Query() query: MailListQuery): Promise<MailDto[]> {
    return this.mails.list(query);
  }
}
