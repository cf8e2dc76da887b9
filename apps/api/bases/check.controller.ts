import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can } from '../common/can.js';
import { BasesService } from './bases.service.js';
import { NUMBER_IN_ADDRESS } from './certificate-number.js';
import { CHECK_PAGE_POLICY } from './check.page.js';

const PAGE = { schema: { type: 'string', example: '<!doctype html>…' } };

/** 证书上的二维码指向这里：一个普通网页，无须登录，不用脚本 */
@ApiTags('bases')
@Controller('check')
export class CheckController {
  constructor(private readonly bases: BasesService) {}

  @Get(':number')
  @Can('read:base')
  @ApiParam(NUMBER_IN_ADDRESS)
  @ApiProduces('text/html')
  @ApiOkResponse({ content: { 'text/html': PAGE } })
  @ApiNotFoundResponse({ content: { 'text/html': PAGE }, description: '查无此证书 / no such certificate' })
  async page(@Param('number') number: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { known, html } = await this.bases.checkPage(number);
    void reply.status(known ? 200 : 404).headers({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': CHECK_PAGE_POLICY,
      'Cache-Control': 'no-store',
    });
    return html;
  }
}
