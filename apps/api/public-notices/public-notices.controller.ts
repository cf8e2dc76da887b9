import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../common/can.js';
import { PageQuery } from '../common/page.js';
import { PublicNoticeDto } from './public-notices.dto.js';
import { PublicNoticesService } from './public-notices.service.js';

@ApiTags('public-notices')
@Controller('public-notices')
export class PublicNoticesController {
  constructor(private readonly notices: PublicNoticesService) {}

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
}
