import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Can } from '../common/can.js';
import { CalendarQuery, CalendarYearDto } from './calendar.dto.js';
import { MeasureDto, MeasureSummaryDto } from './measures.dto.js';
import { MeasuresService } from './measures.service.js';
import { ReferenceDto } from './reference.dto.js';

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
  @Header('Cache-Control', 'public, max-age=300')
  @ApiParam({ name: 'id', schema: { type: 'string', maxLength: 64, example: '2025' } })
  @ApiOkResponse({ type: MeasureDto })
  get(@Param('id') id: string): Promise<MeasureDto> {
    return this.measures.get(id);
  }

  /** 类型、领域、北京各区、国家和地区等代码 */
  @Get('reference')
  @Can('read:reference')
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOkResponse({ type: ReferenceDto })
  reference(): ReferenceDto {
    return this.measures.reference();
  }

  /** 一年的放假和调休，以国务院办公厅的通知为准；其余各日周一至周五为工作日 */
  @Get('calendar')
  @Can('read:reference')
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOkResponse({ type: CalendarYearDto })
  calendar(@Query() { year }: CalendarQuery): Promise<CalendarYearDto> {
    return this.measures.calendar(year);
  }
}
