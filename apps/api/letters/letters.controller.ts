import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { attachmentHeader } from '#platform/storage/safe-name.js';
import { Can } from '../common/can.js';
import { DOCUMENTS_PER_MINUTE } from '../common/documents.js';
import { Actor, Command } from '../common/request.decorators.js';
import { DraftLetterDto, LetterDto, SendLetterDto } from './letters.dto.js';
import { LettersService } from './letters.service.js';

/** 办结后给申报单位的通知 */
@ApiTags('letters')
@Controller('cases/:id/letter')
export class LettersController {
  constructor(private readonly letters: LettersService) {}

  /** 已发出的通知；受理人员在发出前看到预览 */
  @Get()
  @Can('read:letter')
  @ApiOkResponse({ type: LetterDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<LetterDto> {
    return this.letters.get(id, actor);
  }

  @Get('pdf')
  @Can('read:letter')
  @Throttle(DOCUMENTS_PER_MINUTE)
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<StreamableFile> {
    const { name, content } = await this.letters.pdf(id, actor);
    return new StreamableFile(content, {
      type: 'application/pdf',
      disposition: attachmentHeader(name),
      length: content.length,
    });
  }

  @Put()
  @Can('send:letter')
  @ApiOkResponse({ type: LetterDto })
  draft(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { paragraph }: DraftLetterDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<LetterDto> {
    return this.letters.draft(id, paragraph, actor, command);
  }

  @Post()
  @HttpCode(200)
  @Can('send:letter')
  @ApiOkResponse({ type: LetterDto })
  send(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { contentHash }: SendLetterDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<LetterDto> {
    return this.letters.send(id, contentHash, actor, command);
  }
}
