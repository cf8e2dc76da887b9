import { Body, Controller, HttpCode, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, OfSession } from '../common/request.decorators.js';
import { originOf } from '../sessions/session-cookies.js';
import { ChangePasswordDto } from './own-account.dto.js';
import { OwnPasswordService } from './own-password.service.js';

/** What a person changes of the own account. */
@ApiTags('account')
@Controller('account')
export class OwnAccountController {
  constructor(private readonly passwords: OwnPasswordService) {}

  /** 本人更改密码；其他各处的登录随即失效 */
  @Put('password')
  @HttpCode(204)
  @Can('manage:ownAccount')
  @ApiNoContentResponse()
  changePassword(
    @Body() body: ChangePasswordDto,
    @Req() request: FastifyRequest,
    @OfSession() sessionId: string,
    @Actor() actor: ActorRef,
  ): Promise<void> {
    return this.passwords.change(body, originOf(request), sessionId, actor);
  }
}
