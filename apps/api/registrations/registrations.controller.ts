import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { REGISTRATION_TOKEN_HEADER } from '#contracts/registration-texts.js';
import { Can } from '../common/can.js';
import { PageQuery } from '../common/page.js';
import { Actor, Command } from '../common/request.decorators.js';
import { TakesFile } from '../common/takes-file.js';
import {
  ApproveRegistrationDto,
  CorrectRegistrationDto,
  InviteOrganisationDto,
  OrganisationInvitationDto,
  OwnRegistrationDto,
  RefuseRegistrationDto,
  RegisterDto,
  RegistrationDto,
  RegistrationReceiptDto,
  WaitingRegistrationsDto,
} from './registrations.dto.js';
import { RegistrationsService } from './registrations.service.js';

const TOKEN_HEADER = {
  name: REGISTRATION_TOKEN_HEADER,
  required: true,
  schema: { type: 'string', minLength: 43, maxLength: 43, pattern: '^[A-Za-z0-9_-]+$' },
} as const;
/** Whoever registers is not signed in. */
const OF_STRANGERS = { default: { limit: 10, ttl: 60_000 } } as const;

/** 单位自行注册，由受理人员审核 */
@ApiTags('registrations')
@Controller('registrations')
export class RegistrationsController {
  constructor(private readonly registrations: RegistrationsService) {}

  @Post()
  @Can('register:organisation')
  @Throttle(OF_STRANGERS)
  @ApiCreatedResponse({ type: RegistrationReceiptDto })
  register(@Body() body: RegisterDto, @Req() { ip }: FastifyRequest): Promise<RegistrationReceiptDto> {
    return this.registrations.register(body, ip);
  }

  /** 凭查询码上传营业执照或法人证书扫描件，一份；随后即送审 */
  @Post(':id/licence')
  @HttpCode(200)
  @Can('register:organisation')
  @Throttle(OF_STRANGERS)
  @ApiHeader(TOKEN_HEADER)
  @TakesFile()
  @ApiOkResponse({ type: OwnRegistrationDto })
  addLicence(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Command() command: CommandKey,
  ): Promise<OwnRegistrationDto> {
    return this.registrations.addLicence(id, tokenOf(request), request, command);
  }

  @Get(':id')
  @Can('register:organisation')
  @ApiHeader(TOKEN_HEADER)
  @ApiOkResponse({ type: OwnRegistrationDto })
  look(@Param('id', ParseUUIDPipe) id: string, @Req() request: FastifyRequest): Promise<OwnRegistrationDto> {
    return this.registrations.look(id, tokenOf(request));
  }

  /** 凭查询码更正所填内容，审核作出决定前可以多次更正 */
  @Put(':id')
  @Can('register:organisation')
  @Throttle(OF_STRANGERS)
  @ApiHeader(TOKEN_HEADER)
  @ApiOkResponse({ type: OwnRegistrationDto })
  correct(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectRegistrationDto,
    @Req() request: FastifyRequest,
  ): Promise<OwnRegistrationDto> {
    return this.registrations.correct(id, tokenOf(request), body, request.ip);
  }

  @Get()
  @Can('decide:registration')
  @ApiOkResponse({ type: [RegistrationDto] })
  pending(@Query() page: PageQuery, @Actor() actor: ActorRef): Promise<RegistrationDto[]> {
    return this.registrations.pending(page, actor);
  }

  /** 有多少待审核；不显示是谁，因此不留痕 */
  @Get('waiting')
  @Can('decide:registration')
  @ApiOkResponse({ type: WaitingRegistrationsDto })
  waiting(): Promise<WaitingRegistrationsDto> {
    return this.registrations.waiting();
  }

  /** 尚未使用的邀请 */
  @Get('invitations')
  @Can('decide:registration')
  @ApiOkResponse({ type: [OrganisationInvitationDto] })
  invited(@Actor() actor: ActorRef): Promise<OrganisationInvitationDto[]> {
    return this.registrations.invited(actor);
  }

  @Delete('invitations/:id')
  @HttpCode(204)
  @Can('decide:registration')
  @ApiNoContentResponse()
  withdrawInvitation(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<void> {
    return this.registrations.withdrawInvitation(id, actor);
  }

  /** 邀请单位注册：凭邮件中的链接、以该邮箱为该单位提交的，上传证照后即通过 */
  @Post('invitations')
  @Can('decide:registration')
  @ApiCreatedResponse({ type: OrganisationInvitationDto })
  invite(@Body() body: InviteOrganisationDto, @Actor() actor: ActorRef): Promise<OrganisationInvitationDto> {
    return this.registrations.invite(body, actor);
  }

  /** 通过：单位即登记，所填管理员收到邀请邮件 */
  @Post(':id/approval')
  @HttpCode(200)
  @Can('decide:registration')
  @ApiOkResponse({ type: RegistrationDto })
  approve(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApproveRegistrationDto,
    @Actor() actor: ActorRef,
  ): Promise<RegistrationDto> {
    return this.registrations.approve(id, body, actor);
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @Can('decide:registration')
  @ApiOkResponse({ type: RegistrationDto })
  refuse(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RefuseRegistrationDto,
    @Actor() actor: ActorRef,
  ): Promise<RegistrationDto> {
    return this.registrations.refuse(id, body, actor);
  }
}

/** Not in the address: addresses are written into the logs of every proxy. */
function tokenOf({ headers }: FastifyRequest): string {
  const token = headers[REGISTRATION_TOKEN_HEADER.toLowerCase()];
  return typeof token === 'string' ? token : '';
}
