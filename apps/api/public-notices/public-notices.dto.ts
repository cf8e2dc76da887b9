import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { BASE_TYPES, type BaseType } from '#domain/measures/measure.js';
import { NOTICE_FIELDS, type NoticeField } from '#domain/meeting/notice-correction.js';
import { TextDto } from '../cases/text.dto.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { IsOneLine } from '../common/one-line.validator.js';
import { Optional } from '../common/optional.js';

const NAME = '中关村国际科技合作园';
const MAX_VERSION = 100_000;
const VERSION = {
  type: 'integer',
  minimum: 1,
  maximum: MAX_VERSION,
  example: 1,
  description: '公示内容的版本，每更正一次加一 / version of the notice; every correction adds one',
} as const;

/** 更正: what reads otherwise, and why. What is left out stays. */
export class CorrectNoticeDto {
  @ApiProperty({ ...VERSION, description: '所见的版本 / the version that was read' })
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  version: number;

  @ApiProperty({
    minLength: 1,
    maxLength: 500,
    example: '名称漏字，按申报书更正',
    description: '更正理由，随公示公布 / the reason; it is published with the notice',
  })
  @IsString()
  @IsNotBlank()
  @MaxLength(500)
  reason: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 200, example: NAME })
  @Optional()
  @IsString()
  @IsNotBlank()
  @IsOneLine()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 200,
    example: '北京中关村国际科技合作园发展有限公司',
    description: '同一依托单位更名或者误写的，更正后的名称 / the same host, as it is called',
  })
  @Optional()
  @IsString()
  @IsNotBlank()
  @IsOneLine()
  @MaxLength(200)
  organisation?: string;

  @ApiPropertyOptional({
    enum: BASE_TYPES,
    description: '类型不属于文字更正，与公示不同的予以拒绝 / no mere wording: refused where it differs',
  })
  @Optional()
  @IsIn(BASE_TYPES)
  type?: BaseType;
}

export class CorrectedNoticeDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty(VERSION) version: number;
}

export class NoticeChangeDto {
  @ApiProperty({ enum: Object.keys(NOTICE_FIELDS), example: 'name' }) field: NoticeField;
  @ApiProperty({ type: TextDto, example: NOTICE_FIELDS.name.text }) fieldText: TextDto;
  @ApiProperty({ example: '中关村国际合作园', description: '更正前 / before' }) before: string;
  @ApiProperty({ example: NAME, description: '更正后 / after' }) after: string;
}

export class NoticeCorrectionDto {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ example: '名称漏字，按申报书更正', description: '更正理由 / why' }) reason: string;
  @ApiProperty({ type: [NoticeChangeDto] }) changes: NoticeChangeDto[];
}

/** What everybody may know of a base that is to be accredited. */
export class PublicNoticeDto {
  @ApiProperty({ format: 'uuid', description: '事项编号 / id of the case' }) id: string;
  @ApiProperty({ example: '中关村国际合作园', description: '拟认定基地 / the base to be accredited' }) name: string;
  @ApiProperty({ example: '北京中关村国际合作园发展有限公司', description: '依托单位 / host' }) organisation: string;
  @ApiProperty({ enum: BASE_TYPES }) type: BaseType;
  @ApiProperty({ type: TextDto, example: { zh: '园区类', en: 'Park' } }) typeText: TextDto;
  @ApiProperty({ example: '2026年度北京国际科技合作基地申报指南', description: '申报指南 / the guide' }) guide: string;
  @ApiProperty({ format: 'date', description: '公示开始日 / first day' }) since: string;
  @ApiProperty({ format: 'date', description: '公示截止日（含） / last day, included' }) until: string;
  @ApiProperty({
    type: TextDto,
    example: { zh: '有异议的，请在公示期内实名书面提出。', en: 'Object in writing and by name.' },
    description: '如何提出异议 / how to object',
  })
  objection: TextDto;
  @ApiProperty(VERSION) version: number;
  @ApiProperty({
    type: [NoticeCorrectionDto],
    description: '更正记录，先后为序 / how it was corrected, the first one first',
  })
  corrections: NoticeCorrectionDto[];
}
