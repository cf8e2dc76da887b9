import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Can } from '../common/can.js';
import { BaseDto, BaseListQuery } from './bases.dto.js';
import { BasesService } from './bases.service.js';

/** 国合基地名录 */
@ApiTags('bases')
@Controller()
export class BasesController {
  constructor(private readonly bases: BasesService) {}

  @Get('bases')
  @Can('read:base')
  @ApiOkResponse({ type: [BaseDto] })
  list(@Query() query: BaseListQuery): Promise<BaseDto[]> {
    return this.bases.list(query, { rehearsal: false });
  }

  /** 演练中认定的基地，不在公开名录内 */
  @Get('bases/rehearsed')
  @Can('read:rehearsedBase')
  @ApiOkResponse({ type: [BaseDto] })
  rehearsed(@Query() query: BaseListQuery): Promise<BaseDto[]> {
    return this.bases.list(query, { rehearsal: true });
  }

  /** 证书核验，演练的也核验，并注明 */
  @Get('certificates/:number')
  @Can('read:base')
  @ApiParam({ name: 'number', schema: { type: 'string', maxLength: 40, example: 'BJGH-2026-K-0007' } })
  @ApiOkResponse({ type: BaseDto })
  certificate(@Param('number') number: string): Promise<BaseDto> {
    return this.bases.byCertificate(number);
  }
}
