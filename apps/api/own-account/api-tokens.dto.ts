import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { IsOneLine } from '../common/one-line.validator.js';
import { ReassuranceDto } from '../sessions/sessions.dto.js';

const SCOPE_SHAPE = /^[a-zA-Z]{1,40}:[a-zA-Z]{1,40}$/;

export class AddApiTokenDto extends ReassuranceDto {
  @ApiProperty({ minLength: 1, maxLength: 100, example: '数据平台每日同步', description: '用途 / what it is for' })
  @IsString()
  @MinLength(1)
  @IsOneLine()
  @MaxLength(100)
  name: string;

  @ApiProperty({
    type: [String],
    uniqueItems: true,
    minItems: 1,
    maxItems: 50,
    items: { type: 'string', pattern: SCOPE_SHAPE.source, maxLength: 81 },
    example: ['read:case'],
    description:
      '权限范围，取自本人的权限（各接口的 x-permission） / of the holder’s own permissions, as x-permission names them',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(81, { each: true })
  @Matches(SCOPE_SHAPE, { each: true })
  scopes: string[];

  @ApiProperty({ minimum: 1, maximum: 366, example: 90, description: '有效天数 / good for so many days' })
  @IsInt()
  @Min(1)
  @Max(366)
  days: number;
}

export class ApiTokenDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '数据平台每日同步' }) name: string;
  @ApiProperty({ type: [String], example: ['read:case'] }) scopes: string[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({
    format: 'date-time',
    nullable: true,
    type: String,
    description: '最近使用，精确到分钟 / to the minute',
  })
  lastUsedAt: string | null;
}

export class NewApiTokenDto extends ApiTokenDto {
  @ApiProperty({
    example: 'guohe_q3Zr0d0m9mY4l1s2n8v7b6x5c4a3t2u1w0e9r8t7y6u',
    description: '放在 Authorization: Bearer 里；只显示这一次 / goes into Authorization: Bearer; shown this once',
  })
  token: string;
}
