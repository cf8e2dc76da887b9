import { Body, Controller, Get, HttpCode, Post, Put, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, OfSession } from '../common/request.decorators.js';
import { originOf } from '../sessions/session-cookies.js';
import { BeginFactorDto, CodeDto, FactorDto, FactorSecretDto, RecoveryCodesDto } from './own-account.dto.js';
import { SecondFactorService } from './second-factor.service.js';

/** 动态口令：身份验证器中的六位数字 */
@ApiTags('account')
@Controller('account/second-factor')
export class SecondFactorController {
  constructor(private readonly factor: SecondFactorService) {}

  @Get()
  @Can('manage:ownAccount')
  @ApiOkResponse({ type: FactorDto })
  show(@Actor() actor: ActorRef): Promise<FactorDto> {
    return this.factor.show(actor);
  }

  @Post()
  @Can('manage:ownAccount')
  @ApiCreatedResponse({ type: FactorSecretDto })
  begin(
    @Body() body: BeginFactorDto,
    @Req() request: FastifyRequest,
    @Actor() actor: ActorRef,
  ): Promise<FactorSecretDto> {
    return this.factor.begin(body, originOf(request), actor);
  }

  /** 输入身份验证器显示的数字即启用；其他各处的登录随即失效 */
  @Put()
  @Can('manage:ownAccount')
  @ApiOkResponse({ type: RecoveryCodesDto })
  confirm(
    @Body() { code }: CodeDto,
    @OfSession() sessionId: string,
    @Actor() actor: ActorRef,
  ): Promise<RecoveryCodesDto> {
    return this.factor.confirm(code, sessionId, actor);
  }

  @Post('recovery-codes')
  @Can('manage:ownAccount')
  @ApiCreatedResponse({ type: RecoveryCodesDto })
  renewCodes(@Body() { code }: CodeDto, @Actor() actor: ActorRef): Promise<RecoveryCodesDto> {
    return this.factor.renewCodes(code, actor);
  }

  @Post('removal')
  @HttpCode(204)
  @Can('manage:ownAccount')
  @ApiNoContentResponse()
  remove(@Body() body: BeginFactorDto, @Req() request: FastifyRequest, @Actor() actor: ActorRef): Promise<void> {
    return this.factor.remove(body, originOf(request), actor);
  }
}
