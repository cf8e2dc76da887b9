import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../common/can.js';
import { RetentionRuleDto } from './retention.dto.js';
import { RetentionService } from './retention.service.js';

/** 个人信息保存多久，依据什么 */
@ApiTags('measures')
@Controller('retention-rules')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  @Get()
  @Can('read:retention')
  @ApiOkResponse({ type: [RetentionRuleDto] })
  list(): Promise<RetentionRuleDto[]> {
    return this.retention.list();
  }
}
