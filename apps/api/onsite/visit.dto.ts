import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { AccountIds } from '../common/account-ids.js';
import { IsCalendarDate } from '../common/calendar-date.validator.js';
import { FileIds } from '../common/file-ids.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { IsOneLine } from '../common/one-line.validator.js';
import { Optional } from '../common/optional.js';

const ID = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const HASH = /^[0-9a-f]{64}$/;
const ANSWERS = ['agree', 'otherDay'] as const;
/** What PostgreSQL counts with. */
const MOST_PROPOSALS = 2_147_483_647;

export class VisitPlanDto {
  @ApiProperty({ format: 'date', example: '2026-11-20', description: '考察日 / today or later, within the limit' })
  @IsCalendarDate()
  day: string;

  @ApiProperty({ pattern: TIME.source, example: '09:30', description: '开始时间（北京时间）/ Asia/Shanghai' })
  @IsString()
  @Matches(TIME)
  startsAt: string;

  @ApiProperty({ pattern: TIME.source, example: '16:30', description: '结束时间 / the end' })
  @IsString()
  @Matches(TIME)
  endsAt: string;

  @ApiProperty({ minLength: 1, maxLength: 300, example: '海淀区中关村大街 1 号', description: '地点 / place' })
  @IsString()
  @IsNotBlank()
  @IsOneLine()
  @MaxLength(300)
  place: string;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 1000,
    example: '当日举办国际交流活动，便于现场查看。',
    description: '说明；不是工作日的须说明理由 / a note; the reason where it is no working day',
  })
  @Optional()
  @IsString()
  @IsNotBlank()
  @MaxLength(1000)
  note?: string;

  @AccountIds(30, '考察专家 / experts of the team')
  expertIds: string[];

  @AccountIds(30, '工作人员 / officers of the team')
  officerIds: string[];

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MOST_PROPOSALS,
    example: 1,
    description: '所替换安排的 sequence；已有安排的必填 / of the plan that was read; needed where there is one',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MOST_PROPOSALS)
  replaces?: number;
}

export class VisitAnswerDto {
  @ApiProperty({ enum: ANSWERS, description: '同意，或者另提日期 / agree, or ask for another day' })
  @IsIn(ANSWERS)
  answer: (typeof ANSWERS)[number];

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: MOST_PROPOSALS,
    example: 1,
    description: '所答复安排的 sequence，即读到的一次 / of the plan that was read',
  })
  @IsInt()
  @Min(1)
  @Max(MOST_PROPOSALS)
  sequence: number;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 1000,
    example: '负责人当日出国。',
    description: '另提日期的理由 / why',
  })
  @Optional()
  @IsString()
  @IsNotBlank()
  @MaxLength(1000)
  reason?: string;

  @ApiPropertyOptional({ format: 'date', example: '2026-11-24', description: '希望的日期 / the day that suits' })
  @Optional()
  @IsCalendarDate()
  wishedDay?: string;
}

export class VisitMarkDto {
  @ApiProperty({ pattern: ID.source, example: 'space', description: '清单项 / item of the checklist' })
  @IsString()
  @Matches(ID)
  item: string;

  @ApiProperty({ enum: ['pass', 'fail'] })
  @IsIn(['pass', 'fail'])
  verdict: 'pass' | 'fail';

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 2000,
    example: '二层有一间改作他用。',
    description: '情况；不符合的必填 / a remark; needed where it fails',
  })
  @Optional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  remark?: string;

  @FileIds(20, '照片，JPEG 或 PNG / photos')
  photos?: string[];
}

export class VisitMarksDto {
  @ApiProperty({ uniqueItems: true, type: [VisitMarkDto], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique((mark: VisitMarkDto) => mark?.item)
  @ValidateNested({ each: true })
  @Type(() => VisitMarkDto)
  marks: VisitMarkDto[];
}

export class FindingsDto {
  @ApiProperty({ example: '现场与申报材料一致。', minLength: 1, maxLength: 20000, description: '考察结论 / findings' })
  @IsString()
  @IsNotBlank()
  @MaxLength(20_000)
  findings: string;

  @ApiProperty({ description: '是否发现弄虚作假 / was fraud found? It ends the case' })
  @IsBoolean()
  fraudFound: boolean;
}

export class SignatureDto {
  @ApiProperty({
    pattern: HASH.source,
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: '所签内容的摘要，即读到的 contentHash / the hash of what was read',
  })
  @IsString()
  @Matches(HASH)
  contentHash: string;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 5000,
    example: '面积应按实际使用部分计。',
    description: '不同意见；没有则为同意 / a dissent instead of consent',
  })
  @Optional()
  @IsString()
  @IsNotBlank()
  @MaxLength(5000)
  dissent?: string;
}
