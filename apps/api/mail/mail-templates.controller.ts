import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { MAIL_KINDS } from '#contracts/mail.js';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor } from '../common/request.decorators.js';
import { PreviewTemplateDto, WriteTemplateDto } from '../templates/templates.dto.js';
import { MailPreviewDto, MailTemplateDto } from './mail-templates.dto.js';
import { MailTemplatesService } from './mail-templates.service.js';
import { MailDto } from './mails.dto.js';

const KIND = { name: 'kind', schema: { type: 'string', enum: MAIL_KINDS as unknown as string[] } };
const LOCALE = { name: 'locale', schema: { type: 'string', enum: ['zh', 'en'] } };

/** 邮件模板：系统自带，可以改写 */
@ApiTags('mail')
@Controller('mail-templates')
export class MailTemplatesController {
  constructor(private readonly templates: MailTemplatesService) {}

  @Get()
  @Can('read:mail')
  @ApiOkResponse({ type: [MailTemplateDto] })
  list(): Promise<MailTemplateDto[]> {
    return this.templates.list();
  }

  @Put(':kind/:locale')
  @Can('manage:mailTemplate')
  @ApiParam(KIND)
  @ApiParam(LOCALE)
  @ApiOkResponse({ type: MailTemplateDto })
  write(
    @Param('kind') kind: string,
    @Param('locale') locale: string,
    @Body() body: WriteTemplateDto,
    @Actor() actor: ActorRef,
  ): Promise<MailTemplateDto> {
    return this.templates.write(kind, locale, body, actor);
  }

  /** 恢复为系统自带的模板 */
  @Delete(':kind/:locale')
  @Can('manage:mailTemplate')
  @ApiParam(KIND)
  @ApiParam(LOCALE)
  @ApiOkResponse({ type: MailTemplateDto })
  restore(
    @Param('kind') kind: string,
    @Param('locale') locale: string,
    @Actor() actor: ActorRef,
  ): Promise<MailTemplateDto> {
    return this.templates.restore(kind, locale, actor);
  }

  @Post(':kind/:locale/preview')
  @HttpCode(200)
  @Can('manage:mailTemplate')
  @ApiParam(KIND)
  @ApiParam(LOCALE)
  @ApiOkResponse({ type: MailPreviewDto })
  preview(
    @Param('kind') kind: string,
    @Param('locale') locale: string,
    @Body() { body }: PreviewTemplateDto,
  ): Promise<MailPreviewDto> {
    return this.templates.preview(kind, locale, body);
  }

  /** 以示例内容发到本人已确认的邮箱 */
  @Post(':kind/:locale/trial')
  @HttpCode(200)
  @Can('manage:mailTemplate')
  @ApiParam(KIND)
  @ApiParam(LOCALE)
  @ApiOkResponse({ type: MailDto })
  trial(@Param('kind') kind: string, @Param('locale') locale: string, @Actor() actor: ActorRef): Promise<MailDto> {
    return this.templates.trial(kind, locale, actor);
  }
}
