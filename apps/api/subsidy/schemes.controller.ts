import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { PageQuery } from '../common/page.js';
import { Actor, Command } from '../common/request.decorators.js';
import { OpenSchemeService } from './open-scheme.service.js';
import { AwardDto, LeftOutDto, OpenSchemeDto, SchemeDto } from './schemes.dto.js';
import { SchemesService } from './schemes.service.js';

/** 后补助方案: its awards and those left out. */
@ApiTags('subsidy')
@Controller('subsidy-schemes')
export class SchemesController {
  constructor(
    private readonly opening: OpenSchemeService,
    private readonly schemes: SchemesService,
  ) {}

  @Post()
  @Can('open:scheme')
  @ApiCreatedResponse({ type: SchemeDto })
  open(@Body() body: OpenSchemeDto, @Actor() actor: ActorRef, @Command() command: CommandKey): Promise<SchemeDto> {
    return this.opening.open(body, actor, command);
  }

  @Get()
  @Can('read:scheme')
  @ApiOkResponse({ type: [SchemeDto] })
  list(@Query() query: PageQuery, @Actor() actor: ActorRef): Promise<SchemeDto[]> {
    return this.schemes.list(query, actor);
  }

  @Get(':id')
  @Can('read:scheme')
  @ApiOkResponse({ type: SchemeDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<SchemeDto> {
    return this.schemes.get(id, actor);
  }

  @Get(':id/awards')
  @Can('read:scheme')
  @ApiOkResponse({ type: [AwardDto] })
  awards(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Actor() actor: ActorRef,
  ): Promise<AwardDto[]> {
    return this.schemes.awards(id, query, actor);
  }

  /** 未列入补助的基地及理由 */
  @Get(':id/left-out')
  @Can('read:scheme')
  @ApiOkResponse({ type: [LeftOutDto] })
  leftOut(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Actor() actor: ActorRef,
  ): Promise<LeftOutDto[]> {
    return this.schemes.leftOut(id, query, actor);
  }
}
