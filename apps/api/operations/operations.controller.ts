import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor } from '../common/request.decorators.js';
import { CaseRetryService } from './case-retry.service.js';
import { CaseRetryDto, OperationsDto } from './operations.dto.js';
import { OperationsService } from './operations.service.js';

@ApiTags('operations')
@Controller('operations')
export class OperationsController {
  constructor(
    private readonly operations: OperationsService,
    private readonly retries: CaseRetryService,
  ) {}

  /** 受阻的事项、各队列、邮件、存储和工作进程 */
  @Get()
  @Can('read:operations')
  @ApiOkResponse({ type: OperationsDto })
  overview(): Promise<OperationsDto> {
    return this.operations.overview();
  }

  /** 立即重试受阻事项的自动步骤和消息；不作任何决定 */
  @Post('cases/:id/retry')
  @HttpCode(200)
  @Can('retry:case')
  @ApiOkResponse({ type: CaseRetryDto })
  retryCase(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<CaseRetryDto> {
    return this.retries.retry(id, actor);
  }
}
