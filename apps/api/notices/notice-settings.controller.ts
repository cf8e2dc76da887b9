import { Body, Controller, Get, HttpCode, Post, Put, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { DOCUMENTS_PER_MINUTE } from '../common/documents.js';
import { Actor, OfSession } from '../common/request.decorators.js';
import { originOf } from '../sessions/session-cookies.js';
import { CheckAddressDto, ChooseWaysDto, GiveAddressDto, NoticeSettingsDto } from './notice-settings.dto.js';
import { NoticeSettingsService } from './notice-settings.service.js';

/** 本人如何接收通知 */
@ApiTags('notices')
@Controller('notice-settings')
export class NoticeSettingsController {
  constructor(private readonly settings: NoticeSettingsService) {}

  @Get()
  @Can('manage:ownNotices')
  @ApiOkResponse({ type: NoticeSettingsDto })
  get(@Actor() actor: ActorRef): Promise<NoticeSettingsDto> {
    return this.settings.get(actor);
  }

  @Put('ways')
  @Can('manage:ownNotices')
  @ApiOkResponse({ type: NoticeSettingsDto })
  choose(@Body() { ways }: ChooseWaysDto, @Actor() actor: ActorRef): Promise<NoticeSettingsDto> {
    return this.settings.choose(ways, actor);
  }

  /** 向该地址发出确认码；确认之前仍用原地址 */
  @Put('address')
  @Can('manage:ownNotices')
  @Throttle(DOCUMENTS_PER_MINUTE)
  @ApiOkResponse({ type: NoticeSettingsDto })
  give(
    @Body() body: GiveAddressDto,
    @Req() request: FastifyRequest,
    @OfSession() sessionId: string,
    @Actor() actor: ActorRef,
  ): Promise<NoticeSettingsDto> {
    const by = { accountId: actor.accountId, sessionId, origin: originOf(request) };
    return this.settings.give(body, by, actor);
  }

  @Post('address/check')
  @HttpCode(200)
  @Can('manage:ownNotices')
  @ApiOkResponse({ type: NoticeSettingsDto })
  check(@Body() { code }: CheckAddressDto, @Actor() actor: ActorRef): Promise<NoticeSettingsDto> {
    return this.settings.check(code, actor);
  }
}
