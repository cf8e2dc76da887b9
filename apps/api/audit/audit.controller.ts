import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can } from '../common/can.js';
import { AnchorDto, AnchorsQuery, AuditEntryDto, AuditQuery } from './audit.dto.js';
import { AuditService } from './audit.service.js';

/** 审计记录：只增不改 */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly audits: AuditService) {}

  @Get()
  @Can('read:audit')
  @ApiOkResponse({ type: [AuditEntryDto] })
  list(@Query() query: AuditQuery): Promise<AuditEntryDto[]> {
    return this.audits.list(query);
  }

  @Get('anchors')
  @Can('read:anchor')
  @ApiOkResponse({ type: [AnchorDto] })
  anchors(@Query() query: AnchorsQuery): Promise<AnchorDto[]> {
    return this.audits.anchors(query);
  }
}
