import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import { CorrectionAnswersDto, CorrectionDto } from './correction.dto.js';
import { CorrectionService } from './correction.service.js';

/** 补正, item by item. */
@ApiTags('formal check')
@Controller('cases/:id/correction')
export class CorrectionController {
  constructor(private readonly corrections: CorrectionService) {}

  /** 退回的各项：理由、答复、所作修改 */
  @Get()
  @Can('read:case')
  @ApiOkResponse({ type: CorrectionDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<CorrectionDto> {
    return this.corrections.of(id, actor);
  }

  /** 逐项答复，重新提交前可以反复修改 */
  @Put()
  @Can('submit:dossier')
  @ApiOkResponse({ type: CorrectionDto })
  answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectionAnswersDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<CorrectionDto> {
    return this.corrections.answer(id, body, actor, command);
  }
}
