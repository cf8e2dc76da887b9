import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { ASSIGNMENT_STATES, type AssignmentState } from '#domain/review/seat.js';
import { TextDto } from '../cases/cases.dto.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { Optional } from '../common/optional.js';

const LANGUAGE = /^[a-z]{2}$/;

export class DrawExpertsDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 49,
    example: 5,
    description: '专家人数，单数；省略则按办法规定的最少人数 / seats of the panel, odd; by default the least',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(49)
  experts?: number;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', pattern: LANGUAGE.source },
    maxItems: 20,
    uniqueItems: true,
    example: ['en'],
    description: '须掌握其一的语种 / languages of which one is needed',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(LANGUAGE, { each: true })
  languages?: string[];
}

export class VoidScoreDto {
  @ApiProperty({ format: 'uuid', description: '专家账号 / account of the expert' })
  @IsUUID()
  expertId: string;

  @ApiProperty({ minLength: 1, maxLength: 2000, example: '发现该专家近三年与申报单位共同承担项目' })
  @IsNotBlank()
  @MaxLength(2000)
  reason: string;
}

export class DeclareAvoidanceDto {
  @ApiProperty({
    minLength: 1,
    maxLength: 2000,
    example: '与基地负责人近三年共同承担项目',
    description: '应当回避的情形 / why you must stand aside',
  })
  @IsNotBlank()
  @MaxLength(2000)
  reason: string;
}

const ANSWERS = ['accept', 'decline'] as const;

export class AnswerInvitationDto {
  @ApiProperty({ enum: ANSWERS, description: '接受 / 谢绝' })
  @IsIn(ANSWERS)
  answer: (typeof ANSWERS)[number];

  @ApiPropertyOptional({ minLength: 1, maxLength: 2000, description: '谢绝的理由，谢绝时必填 / why it is declined' })
  @Optional()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

export class InvitationDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ example: '中关村国际合作园' }) title: string;
  @ApiProperty({ example: '北京中关村国际合作园发展有限公司', description: '依托单位 / host' }) host: string;
  @ApiProperty({ enum: ASSIGNMENT_STATES }) state: AssignmentState;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: '答复期限 / answer until' })
  answerBy: string | null;
}

export class ExclusionDto {
  @ApiProperty({ example: 'load' }) kind: string;
  @ApiProperty({ type: TextDto }) explanation: TextDto;
  @ApiProperty({ example: 'Ch. 3' }) article: string;
}

export class VerdictDto {
  @ApiProperty({ format: 'uuid' }) expertId: string;
  @ApiProperty({ example: '张教授（评审专家）' }) name: string;
  @ApiProperty({ pattern: '^[0-9a-f]{64}$', example: '0a'.repeat(32), description: 'SHA-256(种子:账号)' })
  ticket: string;
  @ApiProperty() drawn: boolean;
  @ApiProperty({ type: [ExclusionDto], description: '未抽中的原因 / why not' }) exclusions: ExclusionDto[];
}

export class DrawRoundDto {
  @ApiProperty({ type: 'integer', minimum: 1 }) round: number;
  @ApiProperty({ enum: ['panel', 'replacement', 'spread'] }) cause: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) wanted: number;
  @ApiProperty({ format: 'date-time' }) drawnAt: string;
  @ApiProperty({ type: [VerdictDto], description: '按签号排序 / in the order of the tickets' }) verdicts: VerdictDto[];
}

export class DrawDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ pattern: '^[0-9a-f]{32}$', example: '9f'.repeat(16), description: '随机种子 / seed' }) seed: string;
  @ApiProperty({ description: '沿用已撤销的抽取的种子 / the seed of a draw that was taken back' }) seedKept: boolean;
  @ApiProperty({ type: 'integer', minimum: 1 }) seats: number;
  @ApiProperty({ type: [String], example: ['en'] }) languages: string[];
  @ApiProperty({ type: [DrawRoundDto] }) rounds: DrawRoundDto[];
}
