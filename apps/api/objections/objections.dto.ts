import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import {
  OBJECTION_STATES,
  OBJECTOR_KINDS,
  type ObjectionState,
  type ObjectorKind,
} from '#domain/objection/objection.js';
import { TextDto } from '../cases/text.dto.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { IsOneLine } from '../common/one-line.validator.js';
import { Optional } from '../common/optional.js';

const GROUND = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;
const RECEIPT = 'YY-2026-000012';

/** At most this many characters of what whoever objects gives; the public page takes no more either. */
export const OBJECTION_LENGTHS = {
  objectorName: 100,
  contact: 200,
  facts: 5000,
  receiptNumber: 40,
  token: 100,
} as const;

/** What an organisation gives besides the scan of its stamped objection. */
export class FileSealedObjectionDto {
  @ApiProperty({
    minLength: 2,
    maxLength: OBJECTION_LENGTHS.objectorName,
    example: '赵敏',
    description: '真实姓名或单位全称；不公开 / kept confidential',
  })
  @IsString()
  @IsNotBlank()
  @MinLength(2)
  @IsOneLine()
  @MaxLength(OBJECTION_LENGTHS.objectorName)
  objectorName: string;

  @ApiProperty({
    minLength: 5,
    maxLength: OBJECTION_LENGTHS.contact,
    example: '010-55550123',
    description: '联系方式；不公开 / kept confidential',
  })
  @IsString()
  @IsNotBlank()
  @MinLength(5)
  @IsOneLine()
  @MaxLength(OBJECTION_LENGTHS.contact)
  contact: string;

  @ApiProperty({
    minLength: 10,
    maxLength: OBJECTION_LENGTHS.facts,
    example: '申报的联合实验室已于去年撤销，现场并无设备。',
    description: '事实与理由',
  })
  @IsString()
  @IsNotBlank()
  @MinLength(10)
  @MaxLength(OBJECTION_LENGTHS.facts)
  facts: string;
}

export class FileObjectionDto extends FileSealedObjectionDto {
  @ApiProperty({
    enum: OBJECTOR_KINDS,
    description:
      '个人实名；单位须盖章，改用 sealed-objections 提交 / a person by name; an organisation files under its seal at sealed-objections',
  })
  @IsIn(OBJECTOR_KINDS)
  objectorKind: ObjectorKind;
}

export class ObjectionReceiptDto {
  @ApiProperty({ example: RECEIPT, description: '受理回执编号 / receipt' }) receiptNumber: string;
  @ApiProperty({
    example: 'q3Jm0Yk0m9xQv7uJc1T2d4f6h8k0l2n4p6r8t0v2x4A',
    description: '查询码，只显示这一次 / shown once',
  })
  token: string;
  @ApiProperty({ example: 'Objection-Token', description: '填写查询码的请求头 / the header that takes the token' })
  tokenHeader: string;
  @ApiProperty({ example: `/api/v1/objections/${RECEIPT}`, description: '查询网址 / where to look it up' })
  lookUpAt: string;
  @ApiProperty({ example: `/api/v1/objections/${RECEIPT}/files`, description: '材料网址 / where to add evidence' })
  filesAt: string;
  @ApiProperty({ type: TextDto, description: '如何查询和补交材料 / how to use them' }) howTo: TextDto;
  @ApiProperty({ format: 'date-time' }) filedAt: string;
}

/** What its objector, who is known by the token alone, can look up. */
export class ObjectionStateDto {
  @ApiProperty({ example: RECEIPT }) receiptNumber: string;
  @ApiProperty({ example: '中关村国际合作园', description: '公示的基地 / the base under notice' }) title: string;
  @ApiProperty({ enum: OBJECTION_STATES }) state: ObjectionState;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ format: 'date-time' }) filedAt: string;
  @ApiProperty({ minimum: 0, description: '已收到的证明材料份数 / files that have come in' }) files: number;
  @ApiProperty({ nullable: true, type: String, example: '经核查，实验室在用。', description: '答复 / the answer' })
  answer: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) decidedAt: string | null;
}

export class ObjectorDto {
  @ApiProperty({ enum: OBJECTOR_KINDS }) kind: ObjectorKind;
  @ApiProperty({ example: '赵敏' }) name: string;
  @ApiProperty({ example: '010-55550123' }) contact: string;
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    example: '018f4e2a-7b1c-7c3e-9a52-3f1d2c4b5a69',
    description: '盖章的异议书扫描件 / the scan of the stamped objection',
  })
  seal: string | null;
}

/** An objection inside the house; its applicant reads what it must answer to, and nothing of who objects. */
export class ObjectionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: OBJECTION_STATES }) state: ObjectionState;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ format: 'date-time' }) filedAt: string;
  @ApiProperty({ nullable: true, type: String, example: '联合实验室是否仍在运行', description: '异议要点 / in short' })
  summary: string | null;
  @ApiProperty({
    nullable: true,
    type: String,
    example: '实验室迁至新址，照常运行。',
    description: '申报单位的说明 / its view',
  })
  view: string | null;
  @ApiProperty({
    type: [String],
    example: ['018f4e2a-7b1c-7c3e-9a52-3f1d2c4b5a69'],
    description: '申报单位随说明提交的材料 / the files that it shows with its view',
  })
  viewFiles: string[];
  @ApiProperty({ nullable: true, type: String, example: '经核查，实验室在用。', description: '答复 / the answer' })
  answer: string | null;
  @ApiPropertyOptional({ type: ObjectorDto, description: '异议人，仅受理人员可见 / for the case officers alone' })
  objector?: ObjectorDto;
  @ApiPropertyOptional({ example: '联合实验室已撤销。', description: '事实与理由，委内可见 / for the commission' })
  facts?: string;
  @ApiPropertyOptional({ type: [String], example: ['018f4e2a-7b1c-7c3e-9a52-3f1d2c4b5a69'], description: '证明材料' })
  files?: string[];
  @ApiPropertyOptional({
    nullable: true,
    type: String,
    example: '已赴现场核查，设备在用。',
    description: '核查情况 / findings',
  })
  findings?: string | null;
}

export class AcceptObjectionDto {
  @ApiProperty({
    minLength: 1,
    maxLength: 2000,
    example: '联合实验室是否仍在运行',
    description: '异议要点，不得写明异议人',
  })
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  summary: string;
}

export class RefuseObjectionDto {
  @ApiProperty({
    minLength: 1,
    maxLength: 60,
    pattern: GROUND.source,
    example: 'noEvidence',
    description: '不予受理的情形',
  })
  @IsString()
  @Matches(GROUND)
  ground: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 2000, example: '未提供任何证据线索。' })
  @Optional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

export class AnswerObjectionDto {
  @ApiProperty({ minLength: 1, maxLength: 2000, example: '经核查，实验室在用，异议不成立。' })
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason: string;
}

export class ObjectionTextDto {
  @ApiProperty({ minLength: 1, maxLength: 5000, example: '实验室迁至新址，照常运行。' })
  @IsString()
  @IsNotBlank()
  @MaxLength(5000)
  text: string;
}

export class ObjectionViewDto extends ObjectionTextDto {
  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: 20,
    uniqueItems: true,
    example: [],
    description: '证明材料，本单位已上传的文件 / files that your organisation has uploaded',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  files?: string[];
}
