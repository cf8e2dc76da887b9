import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { ActorRef } from '#contracts/actor.js';
import { attachmentHeader } from '#platform/storage/safe-name.js';
import { Can } from '../common/can.js';
import { DOCUMENTS_PER_MINUTE } from '../common/documents.js';
import { Actor } from '../common/request.decorators.js';
import { ArchiveService } from './archive.service.js';
import { RevisionQuery } from './dossiers.dto.js';

@ApiTags('dossiers')
@Controller('dossiers/:id/archive')
export class ArchiveController {
  constructor(private readonly archives: ArchiveService) {}

  /** 申报书内容、摘要、所附文件和各文件摘要值的清单，打包下载 */
  @Get()
  @Can('read:dossier')
  @Throttle(DOCUMENTS_PER_MINUTE)
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async archive(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { revision }: RevisionQuery,
    @Actor() actor: ActorRef,
  ): Promise<StreamableFile> {
    const { name, stream } = await this.archives.archive(id, revision, actor);
    return new StreamableFile(stream, { type: 'application/zip', disposition: attachmentHeader(name) });
  }
}
