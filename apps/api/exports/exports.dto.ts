import { ApiPropertyOptional, IntersectionType, PickType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { BaseListQuery } from '../bases/bases.dto.js';
import { CaseListQuery } from '../cases/cases.dto.js';
import { Optional } from '../common/optional.js';
import { StatisticsQuery } from '../statistics/statistics.dto.js';

const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export class ExportQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh', description: '表格语言 / language of the sheets' })
  @Optional()
  @IsIn(LANGUAGES)
  lang?: Language;
}

/** The filters of the lists themselves. */
export class CasesExportQuery extends IntersectionType(
  ExportQuery,
  PickType(CaseListQuery, ['kind', 'state', 'officerId'] as const),
) {}
export class BasesExportQuery extends IntersectionType(ExportQuery, PickType(BaseListQuery, ['type'] as const)) {}
export class StatisticsExportQuery extends IntersectionType(ExportQuery, StatisticsQuery) {}
