import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { TextDto } from '../cases/text.dto.js';
import { IsNotBlank } from '../common/not-blank.validator.js';

const ANSWERS = ['uphold', 'reopen'] as const;

export class RequestReviewDto {
  @ApiProperty({
    minLength: 1,
    maxLength: 5000,
    example: '评审遗漏了附件三所列的两项联合研发项目。',
    description: '申请理由',
  })
  @IsString()
  @IsNotBlank()
  @MaxLength(5000)
  grounds: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: 20,
    uniqueItems: true,
    example: [],
    description: '证明材料，本单位已上传的文件 / files that your organisation has uploaded',
  })
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  files: string[];
}

export class AnswerReviewDto {
  @ApiProperty({ enum: ANSWERS, description: '维持原决定；撤销原决定，重新审议 / uphold, or reopen the case' })
  @IsIn(ANSWERS)
  answer: (typeof ANSWERS)[number];

  @ApiProperty({ minLength: 1, maxLength: 5000, example: '所列项目均已计入，原评分无误。' })
  @IsString()
  @IsNotBlank()
  @MaxLength(5000)
  reason: string;
}

export class ReconsiderationDto {
  @ApiProperty({ format: 'uuid', description: '复核事项 / the review' }) caseId: string;
  @ApiProperty({ format: 'uuid', description: '被复核的认定事项 / the case that is reviewed' }) accreditationId: string;
  @ApiProperty({ example: '中关村国际合作园' }) title: string;
  @ApiProperty({ example: 'underReconsideration' }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ example: '评审遗漏了附件三所列的两项联合研发项目。' }) grounds: string;
  @ApiProperty({ type: [String], example: ['018f4e2a-7b1c-7c3e-9a52-3f1d2c4b5a69'] }) files: string[];
  @ApiProperty({ format: 'date-time' }) requestedAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: '答复期限 / answered by' })
  dueAt: string | null;
}
