import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { IsCalendarDate } from '../common/calendar-date.validator.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { IsOneLine } from '../common/one-line.validator.js';

export class HandOverDto {
  @ApiProperty({ minLength: 1, maxLength: 40, example: '2026-基-017', description: '标牌编号 / number of the plaque' })
  @IsString()
  @IsNotBlank()
  @IsOneLine()
  @MaxLength(40)
  plaqueNumber: string;

  @ApiProperty({ format: 'date', description: '授牌日期 / day on which it was handed over' })
  @IsCalendarDate()
  handedOverOn: string;

  @ApiProperty({ minLength: 1, maxLength: 100, example: '王芳', description: '接收人 / who received it' })
  @IsString()
  @IsNotBlank()
  @IsOneLine()
  @MaxLength(100)
  receivedBy: string;
}
