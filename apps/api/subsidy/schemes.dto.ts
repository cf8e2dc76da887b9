import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { BASE_TYPES, GRADES, type BaseType, type Grade } from '#domain/measures/measure.js';
import { LEFT_OUT_REASONS, type LeftOutReason, type SubsidyBasis } from '#domain/subsidy/eligibility.js';
import { TextDto } from '../cases/cases.dto.js';
import { Optional } from '../common/optional.js';
import { IsOneLine } from '../common/one-line.validator.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
/** 1 000 亿元: sums of amounts stay exact far below 2^53. */
export const MAX_BUDGET_FEN = 10_000_000_000_000;
export const BASES: readonly SubsidyBasis[] = ['accreditation', 'evaluation'];

export class OpenSchemeDto {
  @ApiProperty({ pattern: CODE.source, example: 'HBZ-2026' })
  @IsString()
  @Matches(CODE)
  code: string;

  @ApiProperty({ type: 'integer', minimum: 2016, maximum: 2100, example: 2026 })
  @IsInt()
  @Min(2016)
  @Max(2100)
  year: number;

  @ApiProperty({ minLength: 1, maxLength: 200, example: '2026 年度国际科技合作基地后补助' })
  @IsString()
  @MinLength(1)
  @IsOneLine()
  @MaxLength(200)
  title: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: MAX_BUDGET_FEN,
    example: 120_000_000,
    description: '预算（分）/ budget in fen',
  })
  @IsInt()
  @Min(1)
  @Max(MAX_BUDGET_FEN)
  budgetFen: number;

  @ApiPropertyOptional({ format: 'uuid', description: '按评价等次补助 / by the grades of this campaign' })
  @Optional()
  @IsUUID()
  campaignId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '按新认定补助 / for the bases accredited in this batch' })
  @Optional()
  @IsUUID()
  batchId?: string;
}

export class AmountDto {
  @ApiProperty({ type: 'integer', minimum: 0, example: 33_333_333, description: '分 / fen' }) fen: number;
  @ApiProperty({ type: TextDto, example: { zh: '33.333333 万元', en: '333333.33 yuan' } }) text: TextDto;
}

/** An applicant sees the totals of the own organisation. */
export class SchemeTotalsDto {
  @ApiProperty({ minimum: 0 }) awards: number;
  @ApiProperty({ minimum: 0 }) leftOut: number;
  @ApiProperty({ minimum: 0, description: '尚未核定的凭证 / vouchers not verified yet' }) unverifiedVouchers: number;
  @ApiProperty({ type: AmountDto, description: '上限合计 / ceilings' }) ceiling: AmountDto;
  @ApiProperty({ type: AmountDto, description: '报送支出 / spending as filed' }) filed: AmountDto;
  @ApiProperty({ type: AmountDto, description: '核定支出 / spending as verified' }) verified: AmountDto;
  @ApiProperty({ type: AmountDto, nullable: true, description: '拟补助 / proposed' }) proposed: AmountDto | null;
  @ApiProperty({ type: AmountDto, nullable: true, description: '批准补助 / allocated' }) allocated: AmountDto | null;
}

export class SchemeDto {
  @ApiProperty({ format: 'uuid', description: '亦为办理事项编号 / the id of its case, too' }) id: string;
  @ApiProperty({ example: 'HBZ-2026' }) code: string;
  @ApiProperty({ example: 2026 }) year: number;
  @ApiProperty({ example: '2026年度国际科技合作基地后补助' }) title: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) campaignId: string | null;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) batchId: string | null;
  @ApiProperty({ example: '2025' }) measureId: string;
  @ApiProperty({ description: '演练 / a rehearsal, at a shortened pace' }) rehearsal: boolean;
  @ApiProperty({ example: 'underVouchers' }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) dueAt: string | null;
  @ApiProperty() overdue: boolean;
  @ApiProperty({ format: 'date', description: '凭证报送截止日 / last day for vouchers' }) vouchersDueOn: string;
  @ApiProperty({ format: 'date-time' }) vouchersDueAt: string;
  @ApiProperty({ type: TextDto, description: '期限如何算出 / how the limit was computed' })
  vouchersDueExplained: TextDto;
  @ApiProperty({ type: AmountDto }) budget: AmountDto;
  @ApiProperty({ type: SchemeTotalsDto }) totals: SchemeTotalsDto;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) proposedAt: string | null;
  @ApiProperty({ example: '钱财务', nullable: true, type: String, description: '提出人 / proposed by' }) proposedBy:
    string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) approvedAt: string | null;
  @ApiProperty({ example: '何管理', nullable: true, type: String, description: '批准人 / approved by' }) approvedBy:
    string | null;
}

/** A base in a scheme, with or without an award. */
class BaseInSchemeDto {
  @ApiProperty({ format: 'uuid' }) baseId: string;
  @ApiProperty({ example: '中关村国际合作园' }) baseName: string;
  @ApiProperty({ example: 'BJGH-2026-K-0007' }) certificateNumber: string;
  @ApiProperty({ enum: BASE_TYPES }) type: BaseType;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty({ example: '北京中关村国际合作园发展有限公司' }) organisationName: string;
  @ApiProperty({ enum: BASES }) basis: SubsidyBasis;
  @ApiProperty({ enum: GRADES, nullable: true, type: String }) grade: Grade | null;
}

export class AwardDto extends BaseInSchemeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ minimum: 0, description: '上限（分）' }) ceilingFen: number;
  @ApiProperty({ minimum: 0, description: '报送支出（分）/ spending as filed' }) filedFen: number;
  @ApiProperty({ minimum: 0, description: '核定支出（分）/ spending as verified' }) verifiedFen: number;
  @ApiProperty({ minimum: 0 }) unverifiedVouchers: number;
  @ApiProperty({ minimum: 0, nullable: true, type: Number, description: '拟补助（分）；申报单位在批准后可见' })
  proposedFen: number | null;
  @ApiProperty({ minimum: 0, nullable: true, type: Number, description: '批准补助（分）' }) allocatedFen: number | null;
  @ApiProperty({ type: TextDto, nullable: true, description: '金额如何得出 / how the amount was computed' })
  explanation: TextDto | null;
  @ApiProperty({ description: '本人此刻可否报送、撤下凭证 / may the reader file vouchers now, and take them back' })
  mayFile: boolean;
}

export class LeftOutDto extends BaseInSchemeDto {
  @ApiProperty({ enum: LEFT_OUT_REASONS }) reason: LeftOutReason;
  @ApiProperty({ type: TextDto }) reasonText: TextDto;
}
