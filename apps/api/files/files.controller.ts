import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { MEDIA_TYPES } from '#platform/storage/file-kind.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import { TakesFile } from '../common/takes-file.js';
import { asAttachment } from './attachment.js';
import { DownloadsService } from './downloads.service.js';
import { DownloadLinkDto, FileDto, FileListQuery, UploadQuery } from './files.dto.js';
import { FilesService } from './files.service.js';

const CONTENT = Object.fromEntries(MEDIA_TYPES.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));

@ApiTags('files')
@Controller('files')
export class FilesController {
  constructor(
    private readonly files: FilesService,
    private readonly downloads: DownloadsService,
  ) {}

  /** 上传一个文件：PDF、PNG、JPEG、DOCX、XLSX 或 MP4，按内容判定类型 */
  @Post()
  @Can('upload:file')
  @TakesFile()
  @ApiCreatedResponse({ type: FileDto })
  upload(
    @Req() request: FastifyRequest,
    @Query() query: UploadQuery,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<FileDto> {
    return this.files.upload(request, query, actor, command);
  }

  /** 本单位上传的文件 */
  @Get()
  @Can('read:file')
  @ApiOkResponse({ type: [FileDto] })
  list(@Query() query: FileListQuery, @Actor() actor: ActorRef): Promise<FileDto[]> {
    return this.files.list(query, actor);
  }

  @Get(':id')
  @Can('read:file')
  @ApiOkResponse({ type: FileDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<FileDto> {
    return this.files.detail(id, actor);
  }

  /** 下载：总是作为附件，从不在浏览器中打开 */
  @Get(':id/content')
  @Can('read:file')
  @ApiOkResponse({ content: CONTENT })
  async content(
    @Param('id', ParseUUIDPipe) id: string,
    @Actor() actor: ActorRef,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return asAttachment(await this.files.content(id, actor), reply);
  }

  /** 下载链接：五分钟内有效，无须另行登录 */
  @Post(':id/link')
  @HttpCode(200)
  @Can('read:file')
  @ApiOkResponse({ type: DownloadLinkDto })
  link(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<DownloadLinkDto> {
    return this.downloads.link(id, actor);
  }
}
