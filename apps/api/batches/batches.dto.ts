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
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { BASE_TYPES, type BaseType } from '#domain/measures/vocabulary.js';
import { TextDto } from '../cases/text.dto.js';
import { IsCalendarDate } from '../common/calendar-date.validator.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { IsOneLine } from '../common/one-line.validator.js';
import { Optional } from '../common/optional.js';
import { PageQuery } from '../common/page.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9-]{2,39}$/;
const WORD = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const COUNTRY = /^[A-Z]{2}$/;
const MAX_PLACES = 1000;

export class QuotasDto implements Partial<Record<BaseType, number>> {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MAX_PLACES, example: 5, description: '园区类 / park' })
  @Optional()
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
  @Optional()
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
  @Optional()
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
  @Optional()
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
  @IsOneLine()
  @MaxLength(200)
  title: string;

  @ApiPropertyOptional({
    pattern: WORD.source,
    example: '2025',
    description:
      '所依据的管理办法版本，省略则取开始日施行的版本 / version of the measures; by default the one in force',
  })
  @Optional()
  @IsString()
  @Matches(WORD)
  measureId?: string;

  @ApiProperty({ format: 'date', example: '2026-11-23', description: '开始日期（含） / first day' })
  @IsCalendarDate()
  opensOn: string;

  @ApiProperty({ format: 'date', example: '2026-12-25', description: '截止日期（含） / last day' })
  @IsCalendarDate()
  closesOn: string;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', pattern: WORD.source },
    maxItems: 50,
    uniqueItems: true,
    example: ['hydrogen', 'healthcare'],
    description: '领域，省略或为空则不限 / fields; left out or empty: any',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(WORD, { each: true })
  fields?: string[];

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', pattern: COUNTRY.source },
    maxItems: 250,
    uniqueItems: true,
    example: ['DE', 'SG'],
    description: '重点国别，省略或为空则不限 / countries; left out or empty: any',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(250)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(COUNTRY, { each: true })
  countries?: string[];

  @ApiProperty({ type: QuotasDto, description: '各类名额 / places by type' })
  @IsObject()
  @ValidateNested()
  @Type(() => QuotasDto)
  quotas: QuotasDto;

  @ApiPropertyOptional({ description: '是否设推荐环节，省略则按管理办法 / with the recommending step?' })
  @Optional()
  @IsBoolean()
  recommendingStep?: boolean;

  @ApiPropertyOptional({
    example: 1,
    minimum: 0.01,
    maximum: 86_400,
    description: '演练：一个工作日持续的秒数 / rehearsal: seconds that one working day lasts',
  })
  @Optional()
  @IsNumber()
  @Min(0.01)
  @Max(86_400)
  rehearsalDaySeconds?: number;
}

export class ExtendWindowDto {
  @ApiProperty({ format: 'date', example: '2026-12-31', description: '新的截止日期（含） / the new last day' })
  @IsCalendarDate()
  closesOn: string;

  @ApiProperty({ minLength: 1, maxLength: 2000, example: '申报系统停机维护两日' })
  @IsNotBlank()
  @MaxLength(2000)
  reason: string;
}

export const BATCH_STATES = ['upcoming', 'open', 'closed'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export class BatchListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: BATCH_STATES })
  @Optional()
  @IsIn(BATCH_STATES)
  state?: BatchState;
}

export class BatchDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '2026-01' }) code: string;
  @ApiProperty({ example: '2026年度北京国际科技合作基地申报指南' }) title: string;
  @ApiProperty({ enum: BATCH_STATES }) state: BatchState;
  @ApiProperty({
    example: 2026,
    type: 'integer',
    description: '统计期为此前的完整年度 / figures are of the full years before',
  })
  year: number;
  @ApiProperty({ example: '2025' }) measureId: string;
  @ApiProperty({ format: 'date' }) opensOn: string;
  @ApiProperty({ format: 'date' }) closesOn: string;
  @ApiProperty({ example: ['hydrogen'], type: [String] }) fields: string[];
  @ApiProperty({ example: ['DE', 'SG'], type: [String] }) countries: string[];
  @ApiProperty({ type: QuotasDto }) quotas: QuotasDto;
  @ApiProperty() recommendingStep: boolean;
  @ApiProperty({ example: 1, type: Number, nullable: true, description: '演练 / a rehearsal, at a shortened pace' })
  rehearsalDaySeconds: number | null;
}

export class BatchCountDto {
  @ApiProperty({ enum: BASE_TYPES }) type: BaseType;
  @ApiProperty({ example: 'underFormalCheck' }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ type: 'integer', minimum: 1 }) count: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '其中逾期 / of these overdue' }) overdue: number;
}

/** How far a batch has come. */
export class BatchProgressDto {
  @ApiProperty({ example: 'underReview' }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ type: 'integer', minimum: 0, description: '尚未提交的申报书 / drafts' }) drafts: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '已提交 / submitted' }) submitted: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '未办结 / still open' }) open: number;
  @ApiProperty({ type: [BatchCountDto], description: '按类型和环节 / by type and state' }) cases: BatchCountDto[];
}
