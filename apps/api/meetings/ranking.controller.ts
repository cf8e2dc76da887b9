import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../common/can.js';
import { TypeRankingDto } from './ranking.dto.js';
import { RankingService } from './ranking.service.js';

/** 排序: what the decision meeting has before it. */
@ApiTags('decision')
@Controller('batches/:id/ranking')
export class RankingController {
  constructor(private readonly ranking: RankingService) {}

  /** 分类排序、名额以及按规则的建议 */
  @Get()
  @Can('read:ranking')
  @ApiOkResponse({ type: [TypeRankingDto] })
  of(@Param('id', ParseUUIDPipe) id: string): Promise<TypeRankingDto[]> {
    return this.ranking.of(id);
  }
}
