import { Controller, Get, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { ActorRef } from '#contracts/actor.js';
import { attachmentHeader } from '#platform/storage/safe-name.js';
import { Can } from '../common/can.js';
import { DOCUMENTS_PER_MINUTE } from '../common/documents.js';
import { Actor } from '../common/request.decorators.js';
import { EvidenceService } from './evidence.service.js';

@ApiTags('audit')
@Controller('cases/:id/evidence')
export class EvidenceController {
  constructor(private readonly evidence: EvidenceService) {}

  /** 记录、文件、审计链和锚点证明，附清单和签名，可脱离数据库核验；每次取用留痕 */
  @Get()
  @Can('read:evidence')
  @Throttle(DOCUMENTS_PER_MINUTE)
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async package(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<StreamableFile> {
    const { name, stream } = await this.evidence.package(id, actor);
    return new StreamableFile(stream, { type: 'application/zip', disposition: attachmentHeader(name) });
  }
}
