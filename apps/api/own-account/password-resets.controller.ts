import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Can } from '../common/can.js';
import { AskForResetDto, ResetPasswordDto } from './own-account.dto.js';
import { PasswordResetsService } from './password-resets.service.js';

@ApiTags('account')
@Controller('password-resets')
export class PasswordResetsController {
  constructor(private readonly resets: PasswordResetsService) {}

  /** 忘记密码：向已确认的邮箱发送重置链接；无论账号是否存在，答复相同 */
  @Post()
  @HttpCode(204)
  @Can('reset:password')
  @ApiNoContentResponse({
    description: '如有这一账号且邮箱已确认，邮件即将送达 / a mail is on its way, if there is such an account',
  })
  ask(@Body() { login }: AskForResetDto, @Req() request: FastifyRequest): Promise<void> {
    return this.resets.ask(login, request.ip);
  }

  /** 凭邮件中的链接设置新密码 */
  @Post('completion')
  @HttpCode(204)
  @Can('reset:password')
  @ApiNoContentResponse()
  complete(@Body() body: ResetPasswordDto): Promise<void> {
    return this.resets.complete(body);
  }
}
