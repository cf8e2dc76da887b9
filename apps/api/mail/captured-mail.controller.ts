import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can } from '../common/can.js';
import { CAPTURED_MAIL_POLICY } from './captured-mail.page.js';
import { CapturedMailService } from './captured-mail.service.js';

const PAGE = { schema: { type: 'string', example: '<!doctype html>…' } };

/** 试用时邮件不外发，在这里查看；正式运行时这些网页不存在 */
@ApiTags('mail')
@Controller('dev/mail')
export class CapturedMailController {
  constructor(private readonly mails: CapturedMailService) {}

  @Get()
  @Can('read:capturedMail')
  @ApiProduces('text/html')
  @ApiOkResponse({ content: { 'text/html': PAGE } })
  async list(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return asPage(reply, await this.mails.list());
  }

  @Get(':id')
  @Can('read:capturedMail')
  @ApiProduces('text/html')
  @ApiOkResponse({ content: { 'text/html': PAGE } })
  async read(@Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return asPage(reply, await this.mails.page(id));
  }

  /** 邮件原文，供程序读取 */
  @Get(':id/source')
  @Can('read:capturedMail')
  @ApiProduces('text/plain')
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string', example: 'Subject: …' } } } })
  async source(
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    void reply.headers({ 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
    return this.mails.source(id);
  }
}

function asPage(reply: FastifyReply, html: string): string {
  void reply.headers({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': CAPTURED_MAIL_POLICY,
    'Cache-Control': 'no-store',
  });
  return html;
}
