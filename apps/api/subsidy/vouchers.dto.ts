import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { IsCalendarDate } from '../common/calendar-date.validator.js';
import { Optional } from '../common/optional.js';
import { PageQuery } from '../common/page.js';
import { IsOneLine } from '../common/one-line.validator.js';

/** 10 亿元: the sum of a base's vouchers stays exact far below 2^53. */
const MAX_VOUCHER_FEN = 100_000_000_000;
/**
 * Chinese characters, Latin letters, digits and the signs that numbers of invoices have, full-width forms too: no other letter
 * looks like one of them, and nothing is invisible.
 */
const NUMBER =
  /^(?=.*[\p{Unified_Ideograph}A-Za-z0-9Ａ-Ｚａ-ｚ０-９])[\p{Unified_Ideograph}A-Za-z0-9Ａ-Ｚａ-ｚ０-９()（）\[\]〔〕【】/／._．#＃\-－‐‑–—−: \u3000]{1,64}$/u;

export class FileVoucherDto {
  @ApiProperty({ minLength: 1, maxLength: 64, example: '25112000000012345678', description: '发票或票据号码' })
  @IsString()
  @IsOneLine()
  @MaxLength(64)
  @Matches(NUMBER)
  number: string;

  @ApiProperty({ minLength: 1, maxLength: 500, example: '联合实验室设备购置' })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  description: string;

  @ApiProperty({ format: 'date', example: '2025-09-30', description: '支出日期' })
  @IsCalendarDate()
  spentOn: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: MAX_VOUCHER_FEN,
    example: 12_345_600,
    description: '金额（分）/ in fen',
  })
  @IsInt()
  @Min(1)
  @Max(MAX_VOUCHER_FEN)
  amountFen: number;

  @ApiProperty({ format: 'uuid', description: '本单位上传的凭证文件 / a file of the own organisation' })
  @IsUUID()
  fileId: string;
}

export class VerifyVoucherDto {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: MAX_VOUCHER_FEN,
    example: 12_000_000,
    description: '核定金额（分）；0 为不予认可',
  })
  @IsInt()
  @Min(0)
  @Max(MAX_VOUCHER_FEN)
  verifiedFen: number;

  @ApiPropertyOptional({
    example: '一项协议已过期，不计。',
    minLength: 1,
    maxLength: 500,
    description: '核减时必填 / required where less is verified',
  })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  note?: string;
}

export class VoucherListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @Optional()
  @IsUUID()
  awardId?: string;

  @ApiPropertyOptional({ enum: ['yes', 'no'], description: '是否已核定' })
  @Optional()
  @IsIn(['yes', 'no'])
  verified?: 'yes' | 'no';
}

export class VoucherDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) awardId: string;
  @ApiProperty({ format: 'uuid' }) baseId: string;
  @ApiProperty({ example: 'JZ-2026-0007', description: '全角、空格、大小写归一后的号码 / in one spelling' })
  number: string;
  @ApiProperty({ example: '与弗劳恩霍夫研究所联合研发的试验费' }) description: string;
  @ApiProperty({ format: 'date' }) spentOn: string;
  @ApiProperty({ minimum: 1 }) amountFen: number;
  @ApiProperty({ format: 'uuid' }) fileId: string;
  @ApiProperty({ minimum: 0, nullable: true, type: Number, description: '核定金额（分）；尚未核定为 null' })
  verifiedFen: number | null;
  @ApiProperty({ example: '一项协议已过期，不计。', nullable: true, type: String }) note: string | null;
  @ApiProperty({ format: 'date-time' }) filedAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) verifiedAt: string | null;
}
