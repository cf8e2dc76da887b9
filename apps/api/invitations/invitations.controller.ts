import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor } from '../common/request.decorators.js';
import { AcceptInvitationDto, AccountInvitationDto, InvitationTokenDto, InvitePersonDto } from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';

/** Whoever accepts one is not signed in. */
const OF_STRANGERS = { default: { limit: 20, ttl: 60_000 } } as const;

@ApiTags('invitations')
@Controller()
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get('invitations')
  @Can('invite:person')
  @ApiOkResponse({ type: [AccountInvitationDto] })
  list(@Actor() actor: ActorRef): Promise<AccountInvitationDto[]> {
    return this.invitations.list(actor);
  }

  /** 邀请工作人员、专家、考察人员、推荐单位；受理人员只能邀请后三者 */
  @Post('invitations')
  @Can('invite:person')
  @ApiCreatedResponse({ type: AccountInvitationDto })
  invite(@Body() body: InvitePersonDto, @Actor() actor: ActorRef): Promise<AccountInvitationDto> {
    return this.invitations.invitePerson(body, actor);
  }

  @Delete('invitations/:id')
  @HttpCode(204)
  @Can('invite:person')
  @ApiNoContentResponse()
  withdraw(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<void> {
    return this.invitations.withdraw(id, null, actor);
  }

  /** 凭邮件中的链接建立账号；链接只能使用一次 */
  @Post('invitations/acceptance')
  @HttpCode(204)
  @Can('use:invitation')
  @Throttle(OF_STRANGERS)
  @ApiNoContentResponse()
  accept(@Body() body: AcceptInvitationDto): Promise<void> {
    return this.invitations.accept(body);
  }

  /** 已有账号的，登录后凭链接加入 */
  @Post('account/invitations')
  @HttpCode(204)
  @Can('manage:ownAccount')
  @ApiNoContentResponse()
  join(@Body() { token }: InvitationTokenDto, @Actor() actor: ActorRef): Promise<void> {
    return this.invitations.join(token, actor);
  }
}
