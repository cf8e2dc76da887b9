import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
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
import { GRADE_REASONS, type GradeReason } from '#domain/evaluation/grades.js';
import { SCORE_NOTES, type ScoreNote } from '#domain/scoring/data-score.js';
import { TextDto } from '../cases/text.dto.js';
import { IsDecimal } from '../common/decimal.validator.js';
import { Optional } from '../common/optional.js';
import { VersionRead } from '../common/version-read.js';

const ID = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;
const READ =
  '所依据的是第几版，未填为 0；其间另有填报则不保存 / which version was read, 0 for none: saved only over it';

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
    uniqueItems: true,
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

  @VersionRead(READ)
  version?: number;
}

export class FiguresDto {
  @ApiProperty({ uniqueItems: true, type: [FigureDto], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique((figure: FigureDto) => figure?.indicator)
  @ValidateNested({ each: true })
  @Type(() => FigureDto)
  figures: FigureDto[];
}

export class StatementDto {
  @ApiProperty({
    example: '本年度新增合作协议 3 项，联合培养博士 5 名。',
    minLength: 1,
    maxLength: 20000,
    description: '自评说明 / self-evaluation',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(20_000)
  @Matches(/\S/)
  statement: string;

  @ApiPropertyOptional({
    uniqueItems: true,
    type: [String],
    pattern: ID.source,
    maxItems: 20,
    default: [],
    example: ['intergovernmentalFramework'],
    description: '申报的加分项 / bonus items claimed',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(ID, { each: true })
  bonusItems?: string[];

  @VersionRead(READ)
  version?: number;
}

export class ConcludeVerificationDto {
  @ApiProperty({ description: '是否发现弄虚作假；发现的按规定直接定等 / fraud is graded by rule, without scoring' })
  @IsBoolean()
  fraudFound: boolean;

  @ApiPropertyOptional({
    example: '材料与申报内容不一致。',
    minLength: 1,
    maxLength: 2000,
    description: '发现弄虚作假时必填 / needed where fraud was found',
  })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason?: string;

  @ApiPropertyOptional({
    uniqueItems: true,
    example: ['intergovernmentalFramework'],
    type: [String],
    pattern: ID.source,
    maxItems: 20,
    description: '认可的加分项；不填为全部认可 / bonus items accepted; all those claimed where none are named',
  })
  @Optional()
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
  @ApiProperty({ example: '中关村国际合作园' }) title: string;
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
  @ApiProperty({ example: 'validAgreements' }) indicator: string;
  @ApiProperty({ type: TextDto }) name: TextDto;
  @ApiProperty({ example: 'count' }) unit: string;
  @ApiProperty({ example: 10 }) fullValue: number;
  @ApiProperty({ example: 9, nullable: true, type: Number }) claimed: number | null;
  @ApiProperty({ type: [String], format: 'uuid' }) evidence: string[];
  @ApiProperty({
    minimum: 0,
    type: 'integer',
    example: 1,
    description: '填报的版次，未填为 0 / which save of it, 0 for none',
  })
  version: number;
  @ApiProperty({ example: 8, nullable: true, type: Number }) verified: number | null;
  @ApiProperty({
    example: 6,
    nullable: true,
    type: Number,
    description: '上次核实值，供参考 / verified last time, for reference only',
  })
  previous: number | null;
}

export class DimensionScoreDto {
  @ApiProperty({ example: 'cooperation' }) id: string;
  @ApiProperty({ type: TextDto }) name: TextDto;
  @ApiProperty({ type: 'integer', minimum: 0, example: 2150, description: '得分，百分之一分 / in hundredths' })
  hundredths: number;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    example: 3000,
    description: '可得分，百分之一分 / at most, in hundredths',
  })
  weightHundredths: number;
}

export class ScoreLineDto {
  @ApiProperty({ example: 'validAgreements' }) indicator: string;
  @ApiProperty({ type: TextDto }) name: TextDto;
  @ApiProperty({ example: 'cooperation' }) dimension: string;
  @ApiProperty({ example: 8, description: '计入的值 / the value that counted' }) value: number;
  @ApiProperty({ example: 10, description: '满分值 / the value that earns the whole weight' }) fullValue: number;
  @ApiProperty({ example: 10, description: '权重 / weight' }) weight: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 800, description: '得分，百分之一分 / in hundredths' })
  hundredths: number;
  @ApiProperty({ enum: SCORE_NOTES, description: '按何值计 / what counted' }) note: ScoreNote;
  @ApiProperty({ type: TextDto, example: { zh: 'min(1, 8 ÷ 10) × 10 = 8.00', en: 'min(1, 8 ÷ 10) × 10 = 8.00' } })
  explanation: TextDto;
}

export class GradeReasonDto {
  @ApiProperty({ enum: GRADE_REASONS }) reason: GradeReason;
  @ApiProperty({ example: 'park', description: '同组：类型或合并组 / cohort: a type, or pooled' }) cohort: string;
  @ApiProperty({ type: 'integer', minimum: 0, example: 12 }) cohortSize: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 2, description: '优秀名额 / places of the best grade' })
  places: number;
  @ApiProperty({ type: 'integer', minimum: 1, nullable: true, example: 3 }) rank: number | null;
  @ApiProperty({ type: TextDto, example: { zh: '总分 82.50 → 良好', en: 'total 82.50 → good' } }) explanation: TextDto;
  @ApiProperty({ example: '第二十条', description: '依据条款 / article' }) article: string;
}

@ApiExtraModels(TextDto, ScoreLineDto)
export class EvaluationScoreDto {
  @ApiProperty({ minimum: 0, maximum: 10000 }) dataHundredths: number;
  @ApiProperty({ minimum: 0, maximum: 10000 }) expertHundredths: number;
  @ApiProperty({ minimum: 0, maximum: 10000 }) bonusHundredths: number;
  @ApiProperty({ minimum: 0, maximum: 10000 }) totalHundredths: number;
  @ApiProperty({ type: [DimensionScoreDto] }) dimensions: DimensionScoreDto[];
  @ApiProperty({
    type: 'array',
    items: { oneOf: [{ $ref: getSchemaPath(ScoreLineDto) }, { $ref: getSchemaPath(TextDto) }] },
    description: '算式：专家组、逐项数据、合计 / the arithmetic: panel, figures line by line, total',
  })
  explanation: (ScoreLineDto | TextDto)[];
}

export class EvaluationDetailDto extends EvaluationDto {
  @ApiProperty({ example: '本年度新增合作协议 3 项，联合培养博士 5 名。', nullable: true, type: String }) statement:
    string | null;
  @ApiProperty({ example: ['intergovernmentalFramework'], type: [String] }) bonusItems: string[];
  @ApiProperty({
    minimum: 0,
    type: 'integer',
    example: 1,
    description: '自评说明与加分项的版次，未填为 0 / which save of the two, 0 for none',
  })
  statementVersion: number;
  @ApiProperty({ type: [EvaluationFigureDto] }) figures: EvaluationFigureDto[];
  @ApiProperty({
    type: EvaluationScoreDto,
    nullable: true,
    description: '申报单位在公布后可见 / its host sees it once grades are published',
  })
  score: EvaluationScoreDto | null;
  @ApiProperty({ type: GradeReasonDto, nullable: true, description: '定等依据 / why this grade' })
  gradeReason: GradeReasonDto | null;
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
