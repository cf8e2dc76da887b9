import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { BULK_ACTIONS, BULK_STATES, type BulkAction, type BulkState } from '#contracts/bulk.js';
import { TextDto } from '../cases/text.dto.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { Optional } from '../common/optional.js';
import { LimitQuery, PageQuery } from '../common/page.js';

/** As many as a batch may have. */
export const MAX_CASES = 10_000;
/** Named one by one. */
const MAX_NAMED = 1_000;

export class BulkOrderDto {
  @ApiProperty({ format: 'uuid', description: '申报批次 / the batch' })
  @IsUUID()
  batchId: string;

  @ApiProperty({ enum: BULK_ACTIONS, description: '受理、抽取专家、延长期限、催办、分派经办人、发出通知' })
  @IsIn(BULK_ACTIONS)
  action: BulkAction;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    minItems: 1,
    maxItems: MAX_NAMED,
    uniqueItems: true,
    description:
      '事项；不填则为本批次现在可以这样办理的全部事项 / cases; every one in a fitting state, where none are named',
  })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_NAMED)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  caseIds?: string[];

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 250,
    example: 5,
    description: '延长期限时的工作日数 / to extend',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(250)
  workingDays?: number;

  @ApiPropertyOptional({
    example: '系统停机维护',
    minLength: 1,
    maxLength: 2000,
    description: '延长期限时的理由 / to extend',
  })
  @Optional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '分派经办人时的账号 / to assign: account of the officer' })
  @Optional()
  @IsUUID()
  officerId?: string;
}

export class BulkListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '只列该批次的 / of this batch alone' })
  @Optional()
  @IsUUID()
  batchId?: string;

  @ApiPropertyOptional({ enum: BULK_STATES, description: '只列该状态的 / in this state alone' })
  @Optional()
  @IsIn(BULK_STATES)
  state?: BulkState;
}

export class BulkActionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) batchId: string;
  @ApiProperty({ enum: BULK_ACTIONS }) action: BulkAction;
  @ApiProperty({ enum: BULK_STATES }) state: BulkState;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ type: 'integer', nullable: true, example: 5, description: '延长的工作日数 / by how many it extends' })
  workingDays: number | null;
  @ApiProperty({ type: String, nullable: true, maxLength: 2000, example: '系统停机维护' }) reason: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 200,
    example: '王审核',
    description: '分派给谁 / who is put in charge',
  })
  officerName: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({
    format: 'date-time',
    description: '逾此未确认即视为放弃 / dropped where nobody has confirmed it until then',
  })
  expiresAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) endedAt: string | null;
  @ApiProperty({ type: 'integer', minimum: 1, description: '共几项 / cases' }) total: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '尚未试办 / not tried yet' }) waiting: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '可以办理 / possible' }) possible: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '已办理 / done' }) done: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '不能办理 / refused' }) refused: number;
}

const VERDICTS = ['waiting', 'possible', 'done', 'refused'] as const;

export class BulkCasesQuery extends LimitQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_CASES,
    default: 0,
    description: '从该序号之后起 / behind this position',
  })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MAX_CASES)
  after: number = 0;
}

export class BulkCaseDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) position: number;
  @ApiProperty({ example: '中关村国际合作园' }) title: string;
  @ApiProperty({ example: 'underFormalCheck' }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ enum: VERDICTS }) verdict: (typeof VERDICTS)[number];
  @ApiProperty({ nullable: true, type: String, example: 'check.incomplete' }) code: string | null;
  @ApiProperty({ type: TextDto, nullable: true, description: '为何不能办理 / why it was refused' }) why: TextDto | null;
}
