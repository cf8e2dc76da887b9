import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import { EraseDto, ErasedDto } from './erasure.dto.js';
import { ErasureService } from './erasure.service.js';

@ApiTags('accounts')
@Controller('accounts/:id/erasure')
export class ErasureController {
  constructor(private readonly erasures: ErasureService) {}

  /** 本人要求删除，或者已无保存必要；办理记录依法保存，只留账号编号。不能撤销 */
  @Post()
  @HttpCode(200)
  @Can('erase:person')
  @ApiOkResponse({ type: ErasedDto })
  erase(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EraseDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<ErasedDto> {
    return this.erasures.erase(id, body, actor, command);
  }
}
