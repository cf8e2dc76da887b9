import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can } from '../common/can.js';
import { asAttachment } from './attachment.js';
import { DownloadsService } from './downloads.service.js';

@ApiTags('files')
@Controller('downloads')
export class DownloadsController {
  constructor(private readonly downloads: DownloadsService) {}

  /** 链接自带凭据，五分钟内有效 */
  @Get(':link')
  @Can('open:download')
  @ApiParam({ name: 'link', schema: { type: 'string', maxLength: 200, example: '2026.kJ8' } })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async content(@Param('link') link: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return asAttachment(await this.downloads.content(link), reply);
  }
}
