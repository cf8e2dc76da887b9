import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Can } from '../common/can.js';
import { MeasureSummaryDto } from './measures.dto.js';
import { MeasuresService, type Reference } from './measures.service.js';

/** 管理办法各版本，以及填报所用的参考数据 */
@ApiTags('measures')
@Controller()
export class MeasuresController {
  constructor(private readonly measures: MeasuresService) {}

  @Get('measures')
  @Can('read:measure')
  @ApiOkResponse({ type: [MeasureSummaryDto] })
  list(): Promise<MeasureSummaryDto[]> {
    return this.measures.list();
  }

  /** 一个版本的全部规则：类型、指标、权重、期限、理由，逐项注明条款和来源标记 */
  @Get('measures/:id')
  @Can('read:measure')
  @ApiParam({ name: 'id', schema: { type: 'string', maxLength: 64, example: '2025' } })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  get(@Param('id') id: string): Promise<object> {
    return this.measures.get(id);
  }

  /** 国家和地区、北京各区、领域 */
  @Get('reference')
  @Can('read:reference')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  reference(): Reference {
    return this.measures.reference();
  }
}
