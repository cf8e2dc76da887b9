import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ActorRef } from '#contracts/actor.js';
import { ApiProblem } from '../common/api-problem.js';
import { Can } from '../common/can.js';
import { Actor, OfSession } from '../common/request.decorators.js';
import {
  BeginSingleSignOnDto,
  CompleteSingleSignOnDto,
  DepartureDto,
  DirectorySessionDto,
  LinkDirectoryDto,
  SingleSignOnDto,
} from './single-sign-on.dto.js';
import { SingleSignOnService } from './single-sign-on.service.js';

/** Each of them writes a row, or asks the directory. */
const OF_STRANGERS = { default: { limit: 30, ttl: 60_000 } } as const;
const ABSENT = '没有接入 / there is none here';

/** 统一身份认证（OpenID Connect），只供浏览器登录 */
@ApiTags('sessions')
@Controller()
export class SingleSignOnController {
  constructor(private readonly singleSignOn: SingleSignOnService) {}

  @Get('single-sign-on')
  @Can('open:session')
  @ApiOkResponse({ type: SingleSignOnDto })
  show(): SingleSignOnDto {
    return this.singleSignOn.show();
  }

  @Post('single-sign-on')
  @Can('open:session')
  @Throttle(OF_STRANGERS)
  @ApiCreatedResponse({ type: DepartureDto })
  @ApiProblem(403, '来自其他网站 / from another site')
  @ApiProblem(404, ABSENT)
  begin(
    @Body() { returnTo }: BeginSingleSignOnDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartureDto> {
    return this.singleSignOn.begin(returnTo, request, reply);
  }

  /** 从统一身份认证返回后完成登录；会话放在 Cookie 里 */
  @Post('single-sign-on/completion')
  @Can('open:session')
  @Throttle(OF_STRANGERS)
  @ApiCreatedResponse({ type: DirectorySessionDto })
  @ApiProblem(403, '未予放行 / not let in')
  @ApiProblem(404, ABSENT)
  complete(
    @Body() { answer }: CompleteSingleSignOnDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DirectorySessionDto> {
    return this.singleSignOn.complete(answer, request, reply);
  }

  /** 已有账号的，改由统一身份认证登录；此后密码不再有效 */
  @Post('account/single-sign-on')
  @Can('manage:ownAccount')
  @Throttle(OF_STRANGERS)
  @ApiCreatedResponse({ type: DepartureDto })
  link(
    @Body() body: LinkDirectoryDto,
    @Req() request: FastifyRequest,
    @Actor() actor: ActorRef,
    @OfSession() sessionId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartureDto> {
    return this.singleSignOn.link(body, actor, sessionId, request, reply);
  }
}
