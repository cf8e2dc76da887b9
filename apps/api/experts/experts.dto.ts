import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { TIE_KINDS, type TieKind } from '#domain/review/avoidance.js';
import { IsCalendarDate } from '../common/calendar-date.validator.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { IsOneLine } from '../common/one-line.validator.js';
import { Optional } from '../common/optional.js';
import { PageQuery } from '../common/page.js';
import { Searched } from '../common/searched.js';

const FIELD = /^[A-Za-z][A-Za-z0-9]{0,63}$/;
const LANGUAGE = /^[a-z]{2}$/;
const USCC = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

export class ExpertTieDto {
  @ApiProperty({
    enum: TIE_KINDS,
    description:
      'sameEntity 任职 · relative 亲属 · supervisorStudent 师生 · coAuthor 合著或合作项目 · interest 持股或有偿顾问',
  })
  @IsIn(TIE_KINDS)
  kind: TieKind;

  @ApiPropertyOptional({ pattern: USCC.source, example: '91110108MA01KJ2X84', description: '单位 / organisation' })
  @Optional()
  @IsString()
  @Matches(USCC)
  uscc?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 100, example: '李四', description: '人员姓名 / person' })
  @Optional()
  @IsNotBlank()
  @IsOneLine()
  @MaxLength(100)
  person?: string;

  @ApiPropertyOptional({ format: 'date', example: '2025-06-30', description: '关系终止日 / the last day it held' })
  @Optional()
  @IsCalendarDate()
  until?: string;
}

export class SaveExpertDto {
  @ApiProperty({ minLength: 1, maxLength: 100, example: '张明远', description: '姓名 / name' })
  @IsNotBlank()
  @IsOneLine()
  @MaxLength(100)
  name: string;

  @ApiProperty({
    minLength: 1,
    maxLength: 200,
    example: '北京大学',
    description: '工作单位：信用代码或名称 / employer: USCC or name',
  })
  @IsNotBlank()
  @IsOneLine()
  @MaxLength(200)
  institution: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', pattern: FIELD.source },
    minItems: 0,
    maxItems: 50,
    uniqueItems: true,
    example: ['generalAi'],
    description: '专业领域；不是专家的审定人员不填 / fields; none of somebody who decides and is no expert',
  })
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(FIELD, { each: true })
  fields: string[];

  @ApiProperty({
    type: 'array',
    items: { type: 'string', pattern: LANGUAGE.source },
    maxItems: 20,
    uniqueItems: true,
    example: ['en', 'ru'],
    description: '语种（ISO 639-1） / languages',
  })
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(LANGUAGE, { each: true })
  languages: string[];

  @ApiPropertyOptional({
    format: 'date',
    example: '2026-12-31',
    description: '此日（含）前不参加评审 / takes no review until this day, inclusive',
  })
  @Optional()
  @IsCalendarDate()
  awayUntil?: string;

  @ApiProperty({ type: [ExpertTieDto], maxItems: 200, description: '须回避的关系 / ties that call for avoidance' })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ExpertTieDto)
  ties: ExpertTieDto[];

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', minLength: 4, maxLength: 200 },
    maxItems: 200,
    example: ['10.1016/j.jpowsour.2024.234567', '2023YFE0100100'],
    description:
      '代表性论文的 DOI、承担项目和专利的编号，不填则不变 / DOIs of papers, numbers of projects and rights; left out, they stay as they are',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MinLength(4, { each: true })
  @MaxLength(200, { each: true })
  @IsOneLine({ each: true })
  works?: string[];
}

export class ExpertDto {
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty({ type: 'integer', minimum: 1, description: '每次保存加一 / counts the saves' }) version: number;
  @ApiProperty({ example: '张明远' }) name: string;
  @ApiProperty({ example: '北京大学' }) institution: string;
  @ApiProperty({ type: [String], example: ['generalAi'] }) fields: string[];
  @ApiProperty({ type: [String], example: ['en', 'ru'] }) languages: string[];
  @ApiProperty({ format: 'date', nullable: true, type: String }) awayUntil: string | null;
  @ApiProperty({ type: [ExpertTieDto] }) ties: ExpertTieDto[];
  @ApiProperty({
    type: [String],
    example: ['10.1016/j.jpowsour.2024.234567', '2023YFE0100100'],
    description: '据此与申报书中的论文、项目比对 / compared with what dossiers show',
  })
  works: string[];
  @ApiProperty({ format: 'date-time' }) savedAt: string;
}

export class ExpertListQuery extends PageQuery {
  @ApiPropertyOptional({ pattern: FIELD.source, description: '专业领域 / field' })
  @Optional()
  @Matches(FIELD)
  field?: string;

  @Searched('姓名、工作单位或者账号的一部分 / part of a name, an employer or a login', '北京大学')
  search?: string;
}
