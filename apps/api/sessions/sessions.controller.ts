import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ActorRef } from '#contracts/actor.js';
import { bearerToken } from '../common/access.guard.js';
import { Can } from '../common/can.js';
import { Actor } from '../common/request.decorators.js';
import { PersonDto, SessionDto, SignInDto } from './sessions.dto.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('sessions')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Post()
  @Can('open:session')
  @ApiCreatedResponse({ type: SessionDto })
  signIn(@Body() body: SignInDto): Promise<SessionDto> {
    return this.sessions.signIn(body);
  }

  @Get('current')
  @Can('read:session')
  @ApiOkResponse({ type: PersonDto })
  whoAmI(@Actor() actor: ActorRef): ActorRef {
    return actor;
  }

  @Delete('current')
  @HttpCode(204)
  @Can('close:session')
  @ApiNoContentResponse()
  signOut(@Req() request: FastifyRequest, @Actor() actor: ActorRef): Promise<void> {
    return this.sessions.signOut(bearerToken(request) ?? '', actor.accountId);
  }
}
