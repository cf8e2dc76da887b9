import { Body, Controller, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, OfSession } from '../common/request.decorators.js';
import { originOf } from '../sessions/session-cookies.js';
import { ReassuranceDto, RenewedSessionDto } from '../sessions/sessions.dto.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { CodeDto, FactorDto, FactorInUseDto, FactorSecretDto, RecoveryCodesDto } from './own-account.dto.js';
import { SecondFactorService } from './second-factor.service.js';

/** 动态口令：身份验证器中的六位数字 */
@ApiTags('account')
@Controller('account/second-factor')
export class SecondFactorController {
  constructor(
    private readonly factor: SecondFactorService,
    private readonly sessions: SessionsService,
  ) {}

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
    @Body() body: ReassuranceDto,
    @Req() request: FastifyRequest,
    @OfSession() sessionId: string,
    @Actor() { accountId }: ActorRef,
  ): Promise<FactorSecretDto> {
    return this.factor.begin(body, { accountId, sessionId, origin: originOf(request) });
  }

  /** 输入身份验证器显示的数字即启用；其他各处的登录随即失效，本次登录换用新的令牌 */
  @Put()
  @Can('manage:ownAccount')
  @ApiOkResponse({ type: FactorInUseDto })
  async confirm(
    @Body() { code }: CodeDto,
    @OfSession() sessionId: string,
    @Actor() actor: ActorRef,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FactorInUseDto> {
    const { recoveryCodes, renewed } = await this.factor.confirm(code, sessionId, actor);
    return { recoveryCodes, ...this.sessions.handOver(renewed, reply) };
  }

  @Post('recovery-codes')
  @Can('manage:ownAccount')
  @ApiCreatedResponse({ type: RecoveryCodesDto })
  renewCodes(
    @Body() { code }: CodeDto,
    @OfSession() sessionId: string,
    @Actor() actor: ActorRef,
  ): Promise<RecoveryCodesDto> {
    return this.factor.renewCodes(code, sessionId, actor);
  }

  /** 停用动态口令；其他各处的登录随即失效，本次登录换用新的令牌 */
  @Post('removal')
  @HttpCode(200)
  @Can('manage:ownAccount')
  @ApiOkResponse({ type: RenewedSessionDto })
  async remove(
    @Body() body: ReassuranceDto,
    @Req() request: FastifyRequest,
    @OfSession() sessionId: string,
    @Actor() actor: ActorRef,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RenewedSessionDto> {
    const by = { accountId: actor.accountId, sessionId, origin: originOf(request) };
    const { renewed } = await this.factor.remove(body, by, actor);
    return this.sessions.handOver(renewed, reply);
  }
}
