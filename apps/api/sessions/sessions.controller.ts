import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, OfSession } from '../common/request.decorators.js';
import { CurrentPersonDto, OwnSessionDto, SessionDto, SignInDto } from './sessions.dto.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('sessions')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Post()
  @Can('open:session')
  @ApiCreatedResponse({ type: SessionDto })
  signIn(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.sessions.signIn(body, request, reply);
  }

  @Get('current')
  @Can('read:session')
  @ApiOkResponse({ type: CurrentPersonDto })
  whoAmI(@Actor() actor: ActorRef, @Req() { isMachine = false }: FastifyRequest): Promise<CurrentPersonDto> {
    return this.sessions.whoAmI(actor, isMachine);
  }

  @Delete('current')
  @HttpCode(204)
  @Can('close:session')
  @ApiNoContentResponse()
  signOut(
    @OfSession() sessionId: string,
    @Actor() actor: ActorRef,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    return this.sessions.signOut(sessionId, actor, reply);
  }

  /** 本人在各处的登录，新的在前 */
  @Get()
  @Can('manage:ownAccount')
  @ApiOkResponse({ type: [OwnSessionDto] })
  list(@OfSession() sessionId: string, @Actor() actor: ActorRef): Promise<OwnSessionDto[]> {
    return this.sessions.list(sessionId, actor);
  }

  /** 退出本人在其他各处的登录 */
  @Delete()
  @HttpCode(204)
  @Can('close:session')
  @ApiNoContentResponse()
  endOthers(@OfSession() sessionId: string, @Actor() actor: ActorRef): Promise<void> {
    return this.sessions.endOthers(sessionId, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @Can('close:session')
  @ApiNoContentResponse()
  end(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<void> {
    return this.sessions.end(id, actor);
  }
}
