import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { RECTIFICATION_DOCUMENTS, type RectificationDocument } from '#domain/measures/vocabulary.js';
import { TextDto } from '../cases/cases.dto.js';

const CONCLUSIONS = ['restore', 'revoke'] as const;
const ID = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;

/** A plan or a report. */
export class RectificationTextDto {
  @ApiProperty({ minLength: 1, maxLength: 50000, example: '逐项整改措施、责任人和完成时间……' })
  @IsString()
  @MinLength(1)
  @MaxLength(50_000)
  @Matches(/\S/)
  text: string;
}

export class ConcludeAcceptanceDto {
  @ApiProperty({
    enum: CONCLUSIONS,
    description:
      '验收合格恢复称号，或不合格撤销；与材料、问题、得分不符的不予受理 / gives the title back or revokes it; must agree with documents, problems and score',
  })
  @IsIn(CONCLUSIONS)
  conclusion: (typeof CONCLUSIONS)[number];

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 10000,
    example: 6800,
    description: '验收得分，百分之一分 / score in hundredths',
  })
  @IsInt()
  @Min(0)
  @Max(10_000)
  scoreHundredths: number;

  @ApiProperty({
    uniqueItems: true,
    type: [String],
    pattern: ID.source,
    maxItems: 100,
    example: ['talent', 'results'],
    description: '已整改到位的问题 / problems that are closed',
  })
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(ID, { each: true })
  closedProblems: string[];

  @ApiProperty({ example: '问题均已整改到位。', minLength: 1, maxLength: 2000, description: '验收意见 / findings' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason: string;
}

export class ProblemDto {
  @ApiProperty({ example: 'talent' }) id: string;
  @ApiProperty({ type: TextDto }) text: TextDto;
  @ApiProperty({ description: '是否已整改到位 / found closed at the acceptance' }) closed: boolean;
}

export class MissingDocumentDto {
  @ApiProperty({ enum: RECTIFICATION_DOCUMENTS }) id: RectificationDocument;
  @ApiProperty({ type: TextDto }) text: TextDto;
}

export class RectificationDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ format: 'uuid' }) evaluationCaseId: string;
  @ApiProperty({ format: 'uuid' }) baseId: string;
  @ApiProperty({ example: '中关村国际合作园' }) title: string;
  @ApiProperty({ example: 'underPlan' }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) dueAt: string | null;
  @ApiProperty({ type: [ProblemDto], description: '整改清单 / what must be put right' }) problems: ProblemDto[];
  @ApiProperty({ nullable: true, type: String, example: '一季度内补齐人才交流短板。' }) plan: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) planFiledAt: string | null;
  @ApiProperty({ nullable: true, type: String, example: '已派出两名研究人员。' }) interimReport: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) interimFiledAt: string | null;
  @ApiProperty({ nullable: true, type: String, example: '各项问题均已整改到位。' }) finalReport: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) finalFiledAt: string | null;
  @ApiProperty({
    type: [MissingDocumentDto],
    description:
      '应报而未报的材料，不报不能恢复称号；中期报告自其期限届满起计 / required and not filed; without them the title cannot come back; the interim report counts from its limit on',
  })
  missingDocuments: MissingDocumentDto[];
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: '中期报告期限 / its limit' })
  interimDueAt: string | null;
  @ApiProperty({ minimum: 0, maximum: 10000, nullable: true, type: Number }) acceptanceScoreHundredths: number | null;
}
