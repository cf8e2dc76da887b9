import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsNumber,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { CAMPAIGN_STATE_TEXTS } from '#contracts/texts.js';
import { CAMPAIGN_STATES, type CampaignState } from '#contracts/workflows.js';
import { BASE_TYPES, GRADES, type BaseType, type Grade } from '#domain/measures/measure.js';
import type { Campaign } from '#persistence/entities/base.entities.js';
import { TextDto } from '../cases/cases.dto.js';
import { Optional } from '../common/optional.js';
import { IsOneLine } from '../common/one-line.validator.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/;
const MEASURE = /^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/;

/** What decides who is on the roster. */
export class RosterOrderDto {
  @ApiProperty({
    type: 'integer',
    minimum: 2000,
    maximum: 2100,
    example: 2026,
    description: '评价年度，一家基地一年评一次 / a base is evaluated once for a year',
  })
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;

  @ApiProperty({
    pattern: MEASURE.source,
    example: '2025',
    description: '适用的管理办法版本 / version of the measures',
  })
  @IsString()
  @Matches(MEASURE)
  measureId: string;

  @ApiPropertyOptional({
    uniqueItems: true,
    type: [String],
    format: 'uuid',
    maxItems: 100,
    default: [],
    description: '只评价这些批次认定的基地；不填为全部 / only bases of these batches; all where none is named',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  batchIds?: string[];

  @ApiPropertyOptional({
    minimum: 0.01,
    maximum: 86400,
    example: 1,
    description: '演练：一个工作日折合的秒数 / rehearsal: how many seconds a working day lasts',
  })
  @Optional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0.01)
  @Max(86_400)
  rehearsalDaySeconds?: number;
}

export class OpenCampaignDto extends RosterOrderDto {
  @ApiProperty({ pattern: CODE.source, example: 'PJ-2026', description: '编号，唯一 / unique' })
  @IsString()
  @Matches(CODE)
  code: string;

  @ApiProperty({ minLength: 1, maxLength: 200, example: '2026年度北京国际科技合作基地评价' })
  @IsString()
  @MinLength(1)
  @IsOneLine()
  @MaxLength(200)
  title: string;
}

export class WithdrawCampaignDto {
  @ApiProperty({ minLength: 1, maxLength: 2000, example: '误选批次，重新启动', description: '撤回理由 / reason' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  @Matches(/\S/)
  reason: string;
}

export class CampaignDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'PJ-2026' }) code: string;
  @ApiProperty({ example: 2026 }) year: number;
  @ApiProperty({ example: '2026年度北京国际科技合作基地评价' }) title: string;
  @ApiProperty({ example: '2025' }) measureId: string;
  @ApiProperty({ type: [String], format: 'uuid' }) batchIds: string[];
  @ApiProperty({ example: 1, type: Number, nullable: true, description: '演练 / a rehearsal, at a shortened pace' })
  rehearsalDaySeconds: number | null;
  @ApiProperty({ enum: CAMPAIGN_STATES }) state: CampaignState;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ format: 'date', nullable: true, type: String, description: '报送截止日 / last day of the filing' })
  filingDueOn: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) filingDueAt: string | null;
  @ApiProperty({ type: TextDto, nullable: true, description: '期限如何算出 / how the limit was computed' })
  filingDueExplained: TextDto | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) publishedAt: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) withdrawnAt: string | null;
}

const COUNTS = { type: 'object', additionalProperties: { type: 'integer', minimum: 0 } } as const;

export class CampaignProgressDto extends CampaignDto {
  @ApiProperty({ minimum: 0, description: '名册家数 / bases on the roster' }) total: number;
  @ApiProperty({ minimum: 0, description: '已报送 / have filed' }) filed: number;
  @ApiProperty({ minimum: 0, description: '逾期未报 / have filed nothing in time' }) silent: number;
  @ApiProperty({ ...COUNTS, example: { underVerification: 3, scored: 7 } }) byState: Record<string, number>;
  @ApiProperty({ ...COUNTS, example: { excellent: 1, good: 4 }, description: '公布后才有 / once published' })
  byGrade: Record<string, number>;
}

export class PublishGradesDto {
  @ApiPropertyOptional({
    uniqueItems: true,
    type: [String],
    format: 'uuid',
    maxItems: 1000,
    description:
      '名额边界并列时会议表决的先后，列评价编号 / order of the committee vote among those tied at the edge of the best grade, as evaluation ids',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  vote?: string[];
}

export class PublicationDto {
  @ApiProperty({ format: 'uuid' }) campaignId: string;
  @ApiProperty({ enum: ['published'] }) state: CampaignState;
  @ApiProperty({ format: 'date-time' }) publishedAt: string;
  @ApiProperty({ ...COUNTS, example: { excellent: 1, good: 4, qualified: 2, unqualified: 1 } })
  byGrade: Partial<Record<Grade, number>>;
}

/** One line of the published list. */
export class GradeDto {
  @ApiProperty({ format: 'uuid', description: '评价编号 / id of the evaluation' }) caseId: string;
  @ApiProperty({ example: 'BJGH-2026-K-0007' }) certificateNumber: string;
  @ApiProperty({ example: '中关村国际合作园' }) name: string;
  @ApiProperty({ example: '北京中关村国际合作园发展有限公司', description: '依托单位 / host' }) organisation: string;
  @ApiProperty({ enum: BASE_TYPES }) type: BaseType;
  @ApiProperty({ enum: GRADES }) grade: Grade;
  @ApiProperty({ type: TextDto }) gradeText: TextDto;
  @ApiProperty({ description: '演练，不是真实评价 / a rehearsal, no real evaluation' }) rehearsal: boolean;
  @ApiProperty({ type: TextDto, nullable: true, description: '演练的注明；真实评价为 null / the mark of a rehearsal' })
  remark: TextDto | null;
}

/** A campaign whose grades everybody may read. */
export class PublishedCampaignDto {
  @ApiProperty({ format: 'uuid', description: '评价编号，用于查询等次 / read its grades by this id' }) id: string;
  @ApiProperty({ example: 'PJ-2026' }) code: string;
  @ApiProperty({ example: 2026 }) year: number;
  @ApiProperty({ example: '2026年度北京国际科技合作基地评价' }) title: string;
  @ApiProperty({ format: 'date-time' }) publishedAt: string;
}

export function toCampaignDto(campaign: Campaign): CampaignDto {
  return {
    id: campaign.id,
    code: campaign.code,
    year: campaign.year,
    title: campaign.title,
    measureId: campaign.measureId,
    batchIds: campaign.batchIds,
    rehearsalDaySeconds: campaign.rehearsalDaySeconds,
    state: campaign.state,
    stateText: CAMPAIGN_STATE_TEXTS[campaign.state],
    filingDueOn: campaign.filingDueOn,
    filingDueAt: campaign.filingDueAt?.toISOString() ?? null,
    filingDueExplained: campaign.filingExplanation,
    createdAt: campaign.createdAt.toISOString(),
    publishedAt: campaign.publishedAt?.toISOString() ?? null,
    withdrawnAt: campaign.withdrawnAt?.toISOString() ?? null,
  };
}
