import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { IsCalendarDate } from '../common/calendar-date.validator.js';
import { PageQuery } from '../common/page.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9-]{2,39}$/;
const WORD = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const COUNTRY = /^[A-Z]{2}$/;
const MAX_PLACES = 1000;

export class QuotasDto implements Partial<Record<BaseType, number>> {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MAX_PLACES, example: 5, description: '园区类 / park' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_PLACES)
  park?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_PLACES,
    example: 8,
    description: '科研类 / research',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_PLACES)
  research?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_PLACES,
    example: 5,
    description: '平台类 / platform',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_PLACES)
  platform?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_PLACES,
    example: 8,
    description: '企业类 / enterprise',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_PLACES)
  enterprise?: number;
}

export class OpenBatchDto {
  @ApiProperty({ pattern: CODE.source, example: '2026-01', description: '指南编号 / code of the guide' })
  @IsString()
  @Matches(CODE)
  code: string;

  @ApiProperty({ minLength: 1, maxLength: 200, example: '2026年度北京国际科技合作基地申报指南' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title: string;

  @ApiPropertyOptional({
    pattern: WORD.source,
    example: '2025',
    description:
      '所依据的管理办法版本，省略则取开始日施行的版本 / version of the measures; by default the one in force',
  })
  @IsOptional()
  @IsString()
  @Matches(WORD)
  measureId?: string;

  @ApiProperty({ format: 'date', example: '2026-11-23', description: '开始日期（含） / first day' })
  @IsCalendarDate()
  opensOn: string;

  @ApiProperty({ format: 'date', example: '2026-12-25', description: '截止日期（含） / last day' })
  @IsCalendarDate()
  closesOn: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', pattern: WORD.source },
    maxItems: 50,
    uniqueItems: true,
    example: ['hydrogen', 'healthcare'],
    description: '领域，空为不限 / fields; empty: any',
  })
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(WORD, { each: true })
  fields: string[];

  @ApiProperty({
    type: 'array',
    items: { type: 'string', pattern: COUNTRY.source },
    maxItems: 250,
    uniqueItems: true,
    example: ['DE', 'SG'],
    description: '重点国别，空为不限 / countries; empty: any',
  })
  @IsArray()
  @ArrayMaxSize(250)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(COUNTRY, { each: true })
  countries: string[];

  @ApiProperty({ type: QuotasDto, description: '各类名额 / places by type' })
  @IsObject()
  @ValidateNested()
  @Type(() => QuotasDto)
  quotas: QuotasDto;

  @ApiPropertyOptional({ description: '是否设推荐环节，省略则按管理办法 / with the recommending step?' })
  @IsOptional()
  @IsBoolean()
  recommendingStep?: boolean;

  @ApiPropertyOptional({
    minimum: 0.01,
    maximum: 86_400,
    description: '演练：一个工作日持续的秒数 / rehearsal: seconds that one working day lasts',
  })
  @IsOptional()
  @IsNumber()
  @Min(0.01)
  @Max(86_400)
  rehearsalDaySeconds?: number;
}

export const BATCH_STATES = ['upcoming', 'open', 'closed'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export class BatchListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: BATCH_STATES })
  @IsOptional()
  @IsIn(BATCH_STATES)
  state?: BatchState;
}

export class BatchDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '2026-01' }) code: string;
  @ApiProperty() title: string;
  @ApiProperty({ enum: BATCH_STATES }) state: BatchState;
  @ApiProperty({ type: 'integer', description: '统计期为此前的完整年度 / figures are of the full years before' })
  year: number;
  @ApiProperty({ example: '2025' }) measureId: string;
  @ApiProperty({ format: 'date' }) opensOn: string;
  @ApiProperty({ format: 'date' }) closesOn: string;
  @ApiProperty({ type: [String] }) fields: string[];
  @ApiProperty({ type: [String] }) countries: string[];
  @ApiProperty({ type: QuotasDto }) quotas: QuotasDto;
  @ApiProperty() recommendingStep: boolean;
  @ApiProperty({ type: Number, nullable: true, description: '演练 / a rehearsal, at a shortened pace' })
  rehearsalDaySeconds: number | null;
}
