import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { ApiProblem } from '../common/api-problem.js';
import { Can } from '../common/can.js';
import { IF_MATCH } from '../common/if-match.js';
import { Actor, Command } from '../common/request.decorators.js';
import { ExpertDto, ExpertListQuery, SaveExpertDto } from './experts.dto.js';
import { ExpertsService } from './experts.service.js';

/** 专家库: what the draw of experts knows of each of them. */
@ApiTags('experts')
@Controller('experts')
export class ExpertsController {
  constructor(private readonly experts: ExpertsService) {}

  /** 专家库名册 */
  @Get()
  @Can('list:expert')
  @ApiOkResponse({ type: [ExpertDto] })
  list(@Query() query: ExpertListQuery, @Actor() actor: ActorRef): Promise<ExpertDto[]> {
    return this.experts.list(query, actor);
  }

  /** 专家信息：本人或工作人员可查 */
  @Get(':id')
  @Can('read:expert')
  @ApiOkResponse({ type: ExpertDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<ExpertDto> {
    return this.experts.detail(id, actor);
  }

  /** 入库或更新专家信息，自下一次抽取起生效；If-Match 注明所修改的版本 */
  @Put(':id')
  @Can('manage:expert')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ExpertDto })
  @ApiProblem(428, '缺少 If-Match / If-Match is missing')
  save(
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: SaveExpertDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<ExpertDto> {
    return this.experts.save(id, body, ifMatch, actor, command);
  }
}
