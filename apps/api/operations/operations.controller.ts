import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor } from '../common/request.decorators.js';
import { RunRetryService } from './run-retry.service.js';
import { RunRetryDto, OperationsDto } from './operations.dto.js';
import { OperationsService } from './operations.service.js';

@ApiTags('operations')
@Controller('operations')
export class OperationsController {
  constructor(
    private readonly operations: OperationsService,
    private readonly retries: RunRetryService,
  ) {}

  /** 受阻的事项、各队列、邮件、存储和工作进程 */
  @Get()
  @Can('read:operations')
  @ApiOkResponse({ type: OperationsDto })
  overview(): Promise<OperationsDto> {
    return this.operations.overview();
  }

  /** 立即重试受阻的事项、评价活动或批量办理的自动步骤和消息；不作任何决定 */
  @Post('runs/:id/retry')
  @HttpCode(200)
  @Can('retry:run')
  @ApiOkResponse({ type: RunRetryDto })
  retryRun(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<RunRetryDto> {
    return this.retries.retry(id, actor);
  }
}
