import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { ActorRef } from '#contracts/actor.js';
import { attachmentHeader } from '#platform/storage/safe-name.js';
import { Can } from '../common/can.js';
import { DOCUMENTS_PER_MINUTE } from '../common/documents.js';
import { Actor } from '../common/request.decorators.js';
import { OwnDataService } from './own-data.service.js';

const NDJSON = 'application/x-ndjson';

@ApiTags('account')
@Controller('account/personal-data')
export class OwnDataController {
  constructor(private readonly ownData: OwnDataService) {}

  /** 账号、登录、通知、邮件、评审和表决、上传的文件、办理过的事，每行一条（查看留痕） */
  @Get()
  @Can('read:ownData')
  @Throttle(DOCUMENTS_PER_MINUTE)
  @ApiProduces(NDJSON)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async take(@Actor() actor: ActorRef): Promise<StreamableFile> {
    const stream = await this.ownData.take(actor);
    return new StreamableFile(stream, { type: NDJSON, disposition: attachmentHeader('personal-data.ndjson') });
  }
}
