import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../common/can.js';
import { PageQuery } from '../common/page.js';
import { PublishedCampaignDto } from './campaigns.dto.js';
import { PublicationService } from './publication.service.js';

@ApiTags('evaluation campaigns')
@Controller('grades')
export class GradesController {
  constructor(private readonly publication: PublicationService) {}

  /** 已公布等次的年度评价，无须登录；演练不在其中 */
  @Get()
  @Can('read:grades')
  @ApiOkResponse({ type: [PublishedCampaignDto] })
  list(@Query() query: PageQuery): Promise<PublishedCampaignDto[]> {
    return this.publication.published(query);
  }
}
