import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { TextDto } from '../cases/text.dto.js';

const MOST_ROWS = 2_147_483_647;

export class EraseDto {
  @ApiProperty({ minLength: 1, maxLength: 2000, example: '本人书面申请注销账号' })
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason: string;
}

export class ErasedDto {
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty({ minimum: 0, maximum: MOST_ROWS, example: 12, description: '已删除的条数 / rows that were deleted' })
  deleted: number;
  @ApiProperty({ description: '为何保存其余的 / why the rest is kept' }) kept: TextDto;
}
