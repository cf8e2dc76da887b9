import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { BASE_TYPES, GRADES, type BaseType, type Grade } from '#domain/measures/measure.js';
import { TextDto } from '../cases/cases.dto.js';
import { IsDecimal } from '../common/decimal.validator.js';

const ID = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;

export class FigureDto {
  @ApiProperty({ pattern: ID.source, example: 'internationalEvents', description: '数据指标 / a data indicator' })
  @IsString()
  @Matches(ID)
  indicator: string;

  @ApiProperty({ minimum: 0, maximum: 1e9, example: 9, description: '自报值，单位同指标 / in the indicator’s unit' })
  @IsDecimal(4)
  @Min(0)
  @Max(1_000_000_000)
  claimed: number;

  @ApiProperty({
    type: [String],
    format: 'uuid',
    maxItems: 50,
    description: '佐证材料；没有的计 0 分 / evidence files; a claim without any counts 0',
  })
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  evidence: string[];
}

export class FiguresDto {
  @ApiProperty({ type: [FigureDto], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique((figure: FigureDto) => figure?.indicator)
  @ValidateNested({ each: true })
  @Type(() => FigureDto)
  figures: FigureDto[];
}

export class StatementDto {
  @ApiProperty({ minLength: 1, maxLength: 20000, description: '自评说明 / self-evaluation' })
  @IsString()
  @MinLength(1)
  @MaxLength(20_000)
  @Matches(/\S/)
  statement: string;

  @ApiPropertyOptional({
    type: [String],
    pattern: ID.source,
    maxItems: 20,
    default: [],
    example: ['intergovernmentalFramework'],
    description: '申报的加分项 / bonus items claimed',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(ID, { each: true })
  bonusItems?: string[];
}

export class ConcludeVerificationDto {
  @ApiProperty({ description: '是否发现弄虚作假；发现的按规定直接定等 / fraud is graded by rule, without scoring' })
  @IsBoolean()
  fraudFound: boolean;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 2000,
    description: '发现弄虚作假时必填 / needed where fraud was found',
  })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason?: string;

  @ApiPropertyOptional({
    type: [String],
    pattern: ID.source,
    maxItems: 20,
    description: '认可的加分项；不填为全部认可 / bonus items accepted; all those claimed where none are named',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(ID, { each: true })
  bonusItems?: string[];
}

export class EvaluationDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ format: 'uuid' }) campaignId: string;
  @ApiProperty({ format: 'uuid' }) baseId: string;
  @ApiProperty({ example: 'BJGH-2026-K-0007' }) certificateNumber: string;
  @ApiProperty() title: string;
  @ApiProperty({ enum: BASE_TYPES }) type: BaseType;
  @ApiProperty({ example: 'underFiling' }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) dueAt: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) filedAt: string | null;
  @ApiProperty({ description: '逾期未报 / nothing was filed in time' }) silent: boolean;
  @ApiProperty({ enum: GRADES, nullable: true, type: String, description: '公布后才有 / once published' })
  grade: Grade | null;
}

export class EvaluationFigureDto {
  @ApiProperty() indicator: string;
  @ApiProperty({ type: TextDto }) name: TextDto;
  @ApiProperty({ example: 'count' }) unit: string;
  @ApiProperty() fullValue: number;
  @ApiProperty({ nullable: true, type: Number }) claimed: number | null;
  @ApiProperty({ type: [String], format: 'uuid' }) evidence: string[];
  @ApiProperty({ nullable: true, type: Number }) verified: number | null;
  @ApiProperty({
    nullable: true,
    type: Number,
    description: '上次核实值，供参考 / verified last time, for reference only',
  })
  previous: number | null;
}

export class EvaluationScoreDto {
  @ApiProperty({ minimum: 0, maximum: 10000 }) dataHundredths: number;
  @ApiProperty({ minimum: 0, maximum: 10000 }) expertHundredths: number;
  @ApiProperty({ minimum: 0, maximum: 10000 }) bonusHundredths: number;
  @ApiProperty({ minimum: 0, maximum: 10000 }) totalHundredths: number;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) dimensions: unknown[];
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: '逐项算式 / the arithmetic, line by line',
  })
  explanation: unknown[];
}

export class EvaluationDetailDto extends EvaluationDto {
  @ApiProperty({ nullable: true, type: String }) statement: string | null;
  @ApiProperty({ type: [String] }) bonusItems: string[];
  @ApiProperty({ type: [EvaluationFigureDto] }) figures: EvaluationFigureDto[];
  @ApiProperty({
    type: EvaluationScoreDto,
    nullable: true,
    description: '申报单位在公布后可见 / its host sees it once grades are published',
  })
  score: EvaluationScoreDto | null;
  @ApiProperty({ type: Object, additionalProperties: true, nullable: true, description: '定等依据 / why this grade' })
  gradeReason: Record<string, unknown> | null;
}

export class FilingDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ format: 'date-time' }) filedAt: string;
  @ApiProperty({
    type: [String],
    example: ['validAgreements'],
    description: '没有佐证材料、计 0 分的指标 / claims without evidence, which count 0',
  })
  withoutEvidence: string[];
}
