import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { ActorRef } from '#contracts/actor.js';
import { LETTER_KINDS } from '#domain/letters/letter.js';
import { Can } from '../common/can.js';
import { Actor } from '../common/request.decorators.js';
import { WriteTemplateDto } from '../templates/templates.dto.js';
import { LetterTemplateDto, PreviewLetterTemplateDto, WrittenLetterDto } from './letter-templates.dto.js';
import { LetterTemplatesService } from './letter-templates.service.js';

const KIND = { name: 'kind', schema: { type: 'string', enum: LETTER_KINDS as unknown as string[] } };

/** 办结通知的模板：系统自带，可以改写；已发出的通知不变 */
@ApiTags('letters')
@Controller('letter-templates')
export class LetterTemplatesController {
  constructor(private readonly templates: LetterTemplatesService) {}

  @Get()
  @Can('manage:letterTemplate')
  @ApiOkResponse({ type: [LetterTemplateDto] })
  list(): Promise<LetterTemplateDto[]> {
    return this.templates.list();
  }

  @Put(':kind')
  @Can('manage:letterTemplate')
  @ApiParam(KIND)
  @ApiOkResponse({ type: LetterTemplateDto })
  write(
    @Param('kind') kind: string,
    @Body() body: WriteTemplateDto,
    @Actor() actor: ActorRef,
  ): Promise<LetterTemplateDto> {
    return this.templates.write(kind, body, actor);
  }

  /** 恢复为系统自带的模板 */
  @Delete(':kind')
  @Can('manage:letterTemplate')
  @ApiParam(KIND)
  @ApiOkResponse({ type: LetterTemplateDto })
  restore(@Param('kind') kind: string, @Actor() actor: ActorRef): Promise<LetterTemplateDto> {
    return this.templates.restore(kind, actor);
  }

  /** 以示例内容，或者以一件已有此结果的事项预览 */
  @Post(':kind/preview')
  @HttpCode(200)
  @Can('manage:letterTemplate')
  @ApiParam(KIND)
  @ApiOkResponse({ type: WrittenLetterDto })
  preview(
    @Param('kind') kind: string,
    @Body() body: PreviewLetterTemplateDto,
    @Actor() actor: ActorRef,
  ): Promise<WrittenLetterDto> {
    return this.templates.preview(kind, body, actor);
  }
}
