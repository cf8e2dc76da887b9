import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ASSIGNMENT_STATES, type AssignmentState } from '#domain/review/seat.js';
import { TextDto } from '../cases/cases.dto.js';
import { IsDecimal } from '../common/decimal.validator.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { Optional } from '../common/optional.js';

const ID = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;

export class CriterionScoreDto {
  @ApiProperty({ pattern: ID.source, example: 'management' })
  @IsString()
  @Matches(ID)
  criterion: string;

  @ApiProperty({ minimum: 0, maximum: 100, multipleOf: 0.01, example: 86.5, description: '0–100 分，最多两位小数' })
  @IsDecimal(2)
  @Min(0)
  @Max(100)
  score: number;

  @ApiPropertyOptional({
    example: '外方投入不足。',
    minLength: 1,
    maxLength: 2000,
    description: '该项意见；得分低于 commentBelow 的必填 / needed for a low score',
  })
  @Optional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  comment?: string;
}

export class ReviewDraftDto {
  @ApiProperty({ uniqueItems: true, type: [CriterionScoreDto], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique((score: CriterionScoreDto) => score?.criterion)
  @ValidateNested({ each: true })
  @Type(() => CriterionScoreDto)
  scores: CriterionScoreDto[];

  @ApiPropertyOptional({
    example: '合作基础扎实，建议加强人才交流。',
    minLength: 1,
    maxLength: 5000,
    description: '评审意见 / comment',
  })
  @Optional()
  @IsString()
  @IsNotBlank()
  @MaxLength(5000)
  comment?: string;
}

export class CriterionDto {
  @ApiProperty({ example: 'cooperationDepth' }) criterion: string;
  @ApiProperty({ type: TextDto }) name: TextDto;
  @ApiProperty({ type: TextDto }) description: TextDto;
  @ApiProperty({ minimum: 0, maximum: 100 }) weight: number;
  @ApiProperty({ example: 86.5, nullable: true, type: Number }) score: number | null;
  @ApiProperty({ example: '外方投入不足。', nullable: true, type: String }) comment: string | null;
}

export class ReviewDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ enum: ASSIGNMENT_STATES }) state: AssignmentState;
  @ApiProperty({ type: [CriterionDto] }) criteria: CriterionDto[];
  @ApiProperty({
    minimum: 0,
    maximum: 100,
    example: 60,
    description: '低于此分须写意见 / below it a score is commented on',
  })
  commentBelow: number;
  @ApiProperty({ example: '合作基础扎实，建议加强人才交流。', nullable: true, type: String }) comment: string | null;
  @ApiProperty({ nullable: true, type: Number, description: '加权总分 / the weighted score, once submitted' }) score:
    number | null;
}

export class PanelCriterionDto {
  @ApiProperty({ example: 'cooperationDepth' }) criterion: string;
  @ApiProperty({ type: TextDto }) name: TextDto;
  @ApiProperty({ example: 86.5 }) score: number;
  @ApiProperty({ example: '外方投入不足。', nullable: true, type: String }) comment: string | null;
}

export class PanelMemberDto {
  @ApiProperty({ format: 'uuid' }) expertId: string;
  @ApiProperty({ example: '周评审' }) displayName: string;
  @ApiProperty({ enum: ASSIGNMENT_STATES }) state: AssignmentState;
  @ApiProperty({ nullable: true, type: Number, description: '全部提交后可见 / shown once all are in' }) score:
    number | null;
  @ApiProperty({ type: [PanelCriterionDto], description: '各项得分与意见，全部提交后可见 / shown once all are in' })
  criteria: PanelCriterionDto[];
  @ApiProperty({ example: '合作基础扎实。', nullable: true, type: String, description: '总体意见，全部提交后可见' })
  comment: string | null;
}
