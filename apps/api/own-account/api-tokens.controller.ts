import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, OfSession } from '../common/request.decorators.js';
import { originOf } from '../sessions/session-cookies.js';
import { AddApiTokenDto, ApiTokenDto, NewApiTokenDto } from './api-tokens.dto.js';
import { ApiTokensService } from './api-tokens.service.js';

/** 供程序使用的令牌 */
@ApiTags('account')
@Controller('account/tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokensService) {}

  @Get()
  @Can('manage:ownToken')
  @ApiOkResponse({ type: [ApiTokenDto] })
  list(@Actor() actor: ActorRef): Promise<ApiTokenDto[]> {
    return this.tokens.list(actor);
  }

  @Post()
  @Can('manage:ownToken')
  @ApiCreatedResponse({ type: NewApiTokenDto })
  add(
    @Body() body: AddApiTokenDto,
    @Req() request: FastifyRequest,
    @OfSession() sessionId: string,
    @Actor() actor: ActorRef,
  ): Promise<NewApiTokenDto> {
    return this.tokens.add(body, { accountId: actor.accountId, sessionId, origin: originOf(request) }, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @Can('manage:ownToken')
  @ApiNoContentResponse()
  revoke(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<void> {
    return this.tokens.revoke(id, actor);
  }
}
