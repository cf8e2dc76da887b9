import { applyDecorators, Controller, Get, Header, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { Can } from '../common/can.js';
import { DOCUMENTS_PER_MINUTE } from '../common/documents.js';
import { FromQuery } from './pages.dto.js';
import { SitemapService } from './sitemap.service.js';

const FILE = { content: { 'application/xml': { schema: { type: 'string', example: '<?xml version="1.0"?>…' } } } };

const Sitemap = () =>
  applyDecorators(
    Throttle(DOCUMENTS_PER_MINUTE),
    ApiProduces('application/xml'),
    ApiOkResponse(FILE),
    Header('Content-Type', 'application/xml; charset=utf-8'),
    Header('Cache-Control', 'public, max-age=600'),
  );

/** 供搜索引擎使用的网站地图，每页两种语言 */
@ApiTags('pages')
@Controller()
export class SitemapController {
  constructor(private readonly sitemap: SitemapService) {}

  @Get('sitemap.xml')
  @Can('read:publicNotice')
  @Sitemap()
  index(): Promise<string> {
    return this.sitemap.index();
  }

  @Get('sitemap-places.xml')
  @Can('read:measure')
  @Sitemap()
  places(): Promise<StreamableFile> {
    return this.sitemap.places();
  }

  @Get('sitemap-notices.xml')
  @Can('read:publicNotice')
  @Sitemap()
  notices(@Query() { after }: FromQuery): Promise<StreamableFile> {
    return this.sitemap.list('notices', after);
  }

  @Get('sitemap-guides.xml')
  @Can('read:batch')
  @Sitemap()
  guides(@Query() { after }: FromQuery): Promise<StreamableFile> {
    return this.sitemap.list('guides', after);
  }

  @Get('sitemap-grades.xml')
  @Can('read:grades')
  @Sitemap()
  grades(@Query() { after }: FromQuery): Promise<StreamableFile> {
    return this.sitemap.list('grades', after);
  }
}
