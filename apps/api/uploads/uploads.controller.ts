import { Controller, Delete, Get, Head, Param, ParseUUIDPipe, Patch, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExcludeEndpoint,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor } from '../common/request.decorators.js';
import { UploadDto } from './uploads.dto.js';
import { UploadsService } from './uploads.service.js';

/** 可续传的上传，遵循 tus 1.0.0 协议：任何 tus 客户端均可使用 */
@ApiTags('files')
@Controller('uploads')
export class UploadsController {
  constructor(private readonly uploads: UploadsService) {}

  /** Upload-Length 给出大小，Upload-Metadata 给出 filename、dossierId（可不填）和 asExpert（专家以专家身份上传时为 true） */
  @Post()
  @Can('upload:file')
  @ApiCreatedResponse({ type: UploadDto })
  begin(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Actor() actor: ActorRef,
  ): Promise<UploadDto | undefined> {
    return this.uploads.begin(request, reply, actor);
  }

  @Head(':id')
  @Can('upload:file')
  @ApiExcludeEndpoint()
  async offset(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Actor() actor: ActorRef,
  ): Promise<void> {
    await this.uploads.goOn(id, request, reply, actor);
  }

  @Get(':id')
  @Can('upload:file')
  @ApiOkResponse({ type: UploadDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<UploadDto> {
    return this.uploads.get(id, actor);
  }

  /** 从 Upload-Offset 起续传；收齐后即检查，文件编号见“上传情况” */
  @Patch(':id')
  @Can('upload:file')
  @ApiConsumes('application/offset+octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiNoContentResponse()
  async add(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Actor() actor: ActorRef,
  ): Promise<void> {
    await this.uploads.goOn(id, request, reply, actor);
  }

  @Delete(':id')
  @Can('upload:file')
  @ApiNoContentResponse()
  async abandon(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Actor() actor: ActorRef,
  ): Promise<void> {
    await this.uploads.goOn(id, request, reply, actor);
  }
}
