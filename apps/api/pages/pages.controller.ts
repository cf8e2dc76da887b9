import { Controller, Get, Header, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can } from '../common/can.js';
import { PUBLIC_PAGE_POLICY } from './frame.js';
import { LanguageQuery, PagedQuery, RegisterQuery } from './pages.dto.js';
import { PagesService } from './pages.service.js';

const PAGE = { content: { 'text/html': { schema: { type: 'string', example: '<!doctype html>…' } } } };
/** A page may be kept for as long as nobody minds that it is a little old. */
const FRESH = 'public, max-age=30';

/** An HTML page for everybody, under the policy of the public pages. */
function PublicPage(): MethodDecorator {
  const all = [
    ApiProduces('text/html'),
    ApiOkResponse(PAGE),
    Header('Content-Type', 'text/html; charset=utf-8'),
    Header('Content-Security-Policy', PUBLIC_PAGE_POLICY),
    Header('Cache-Control', FRESH),
  ];
  return (target, key, descriptor) => all.forEach((decorate) => decorate(target, key, descriptor));
}

/** 公开网页，无须登录，不依赖脚本 */
@ApiTags('pages')
@Controller('public')
export class PagesController {
  constructor(private readonly pages: PagesService) {}

  @Get()
  @Can('read:publicNotice')
  @PublicPage()
  home(@Query() { lang }: LanguageQuery): Promise<string> {
    return this.pages.home(lang);
  }

  @Get('notices')
  @Can('read:publicNotice')
  @PublicPage()
  notices(@Query() { lang, after }: PagedQuery): Promise<string> {
    return this.pages.noticeList(lang, after);
  }

  @Get('notices/:id')
  @Can('read:publicNotice')
  @PublicPage()
  notice(@Param('id', ParseUUIDPipe) id: string, @Query() { lang }: LanguageQuery): Promise<string> {
    return this.pages.notice(id, lang);
  }

  @Get('objection')
  @Can('read:publicNotice')
  @PublicPage()
  objection(@Query() { lang }: LanguageQuery): Promise<string> {
    return this.pages.objection(lang);
  }

  @Get('register')
  @Can('read:base')
  @PublicPage()
  register(
    @Query() { number, ...query }: RegisterQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> | string {
    if (!number?.trim()) return this.pages.register(query);
    // What is true of a certificate is said in one place.
    void reply.status(303).header('Location', `/check/${encodeURIComponent(number.trim())}`);
    return '';
  }

  @Get('statistics')
  @Can('read:base')
  @PublicPage()
  statistics(@Query() { lang }: LanguageQuery): Promise<string> {
    return this.pages.inNumbers(lang);
  }

  @Get('guides')
  @Can('read:batch')
  @PublicPage()
  guides(@Query() { lang, after }: PagedQuery): Promise<string> {
    return this.pages.guides(lang, after);
  }

  @Get('guides/:id')
  @Can('read:batch')
  @PublicPage()
  guide(@Param('id', ParseUUIDPipe) id: string, @Query() { lang }: LanguageQuery): Promise<string> {
    return this.pages.guide(id, lang);
  }

  @Get('measures')
  @Can('read:measure')
  @PublicPage()
  measures(@Query() { lang }: LanguageQuery): Promise<string> {
    return this.pages.measureList(lang);
  }

  @Get('measures/:id')
  @Can('read:measure')
  @ApiParam({ name: 'id', schema: { type: 'string', maxLength: 40, example: '2025' } })
  @PublicPage()
  measure(@Param('id') id: string, @Query() { lang }: LanguageQuery): Promise<string> {
    return this.pages.measure(id, lang);
  }

  @Get('grades')
  @Can('read:grades')
  @PublicPage()
  grades(@Query() { lang }: LanguageQuery): Promise<string> {
    return this.pages.grades(lang);
  }

  @Get('grades/:id')
  @Can('read:grades')
  @PublicPage()
  campaign(@Param('id', ParseUUIDPipe) id: string, @Query() { lang, after }: PagedQuery): Promise<string> {
    return this.pages.campaign(id, lang, after);
  }
}
