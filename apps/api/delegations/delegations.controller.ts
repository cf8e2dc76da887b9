import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { PageQuery } from '../common/page.js';
import { Actor } from '../common/request.decorators.js';
import { DelegateCandidateDto, DelegateDto, DelegationDto } from './delegations.dto.js';
import { DelegationsService } from './delegations.service.js';

/** 委托代办：代办人在请求头 X-On-Behalf-Of 中写明代何人办理 */
@ApiTags('delegations')
@Controller('delegations')
export class DelegationsController {
  constructor(private readonly delegations: DelegationsService) {}

  @Post()
  @Can('delegate:office')
  @ApiCreatedResponse({ type: DelegationDto })
  delegate(@Body() body: DelegateDto, @Actor() actor: ActorRef): Promise<DelegationDto> {
    return this.delegations.delegate(body, actor);
  }

  @Get()
  @Can('read:delegation')
  @ApiOkResponse({ type: [DelegationDto] })
  list(@Query() query: PageQuery, @Actor() actor: ActorRef): Promise<DelegationDto[]> {
    return this.delegations.list(query, actor);
  }

  @Get('candidates')
  @Can('delegate:office')
  @ApiOkResponse({ type: [DelegateCandidateDto] })
  candidates(@Actor() actor: ActorRef): Promise<DelegateCandidateDto[]> {
    return this.delegations.candidates(actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @Can('end:delegation')
  @ApiNoContentResponse()
  end(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<void> {
    return this.delegations.end(id, actor);
  }
}
