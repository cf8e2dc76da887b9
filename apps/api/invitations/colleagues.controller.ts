import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor } from '../common/request.decorators.js';
import { ColleaguesService } from './colleagues.service.js';
import { ActForDto, ColleagueDto, AccountInvitationDto, InviteColleagueDto, MembershipDto } from './invitations.dto.js';

/** 本单位的同事 */
@ApiTags('colleagues')
@Controller()
export class ColleaguesController {
  constructor(private readonly colleagues: ColleaguesService) {}

  @Get('colleagues')
  @Can('manage:colleague')
  @ApiOkResponse({ type: [ColleagueDto] })
  list(@Actor() actor: ActorRef): Promise<ColleagueDto[]> {
    return this.colleagues.list(actor);
  }

  @Get('colleagues/invitations')
  @Can('manage:colleague')
  @ApiOkResponse({ type: [AccountInvitationDto] })
  invited(@Actor() actor: ActorRef): Promise<AccountInvitationDto[]> {
    return this.colleagues.invited(actor);
  }

  /** 单位管理员邀请同事 */
  @Post('colleagues/invitations')
  @Can('manage:colleague')
  @ApiCreatedResponse({ type: AccountInvitationDto })
  invite(@Body() body: InviteColleagueDto, @Actor() actor: ActorRef): Promise<AccountInvitationDto> {
    return this.colleagues.invite(body, actor);
  }

  @Delete('colleagues/invitations/:id')
  @HttpCode(204)
  @Can('manage:colleague')
  @ApiNoContentResponse()
  withdraw(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<void> {
    return this.colleagues.withdraw(id, actor);
  }

  /** 同事离开本单位 */
  @Delete('colleagues/:accountId')
  @HttpCode(204)
  @Can('manage:colleague')
  @ApiNoContentResponse()
  remove(@Param('accountId', ParseUUIDPipe) accountId: string, @Actor() actor: ActorRef): Promise<void> {
    return this.colleagues.remove(accountId, actor);
  }

  @Get('account/organisations')
  @Can('manage:ownAccount')
  @ApiOkResponse({ type: [MembershipDto] })
  organisations(@Actor() actor: ActorRef): Promise<MembershipDto[]> {
    return this.colleagues.organisations(actor);
  }

  /** 属于几个单位的，选择代表哪一个单位办理 */
  @Put('account/organisation')
  @HttpCode(204)
  @Can('manage:ownAccount')
  @ApiNoContentResponse()
  actFor(@Body() { organisationId }: ActForDto, @Actor() actor: ActorRef): Promise<void> {
    return this.colleagues.actFor(organisationId, actor);
  }
}
