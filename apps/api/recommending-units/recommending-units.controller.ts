import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import { RecommendingUnitDraftDto, RecommendingUnitDto } from './recommending-units.dto.js';
import { RecommendingUnitsService } from './recommending-units.service.js';

/** 推荐单位：各区以及管理员增设的部门，各自推荐所负责的区的申报 */
@ApiTags('recommending-units')
@Controller('recommending-units')
export class RecommendingUnitsController {
  constructor(private readonly units: RecommendingUnitsService) {}

  @Get()
  @Can('list:recommendingUnit')
  @ApiOkResponse({ type: [RecommendingUnitDto] })
  list(): Promise<RecommendingUnitDto[]> {
    return this.units.list();
  }

  @Post()
  @Can('manage:recommendingUnit')
  @ApiCreatedResponse({ type: RecommendingUnitDto })
  add(
    @Body() body: RecommendingUnitDraftDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<RecommendingUnitDto> {
    return this.units.add(body, actor, command);
  }

  /** 改名、调整负责的区；已经送出的申报仍由原单位推荐 */
  @Put(':id')
  @Can('manage:recommendingUnit')
  @ApiOkResponse({ type: RecommendingUnitDto })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecommendingUnitDraftDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<RecommendingUnitDto> {
    return this.units.change(id, body, actor, command);
  }
}
