import { ApiProperty } from '@nestjs/swagger';
import { TextDto } from '../cases/text.dto.js';

/** 人员的一项证件号码、出生日期或联系方式 */
export class PersonalDatumDto {
  @ApiProperty({ example: 'leader' }) part: string;
  @ApiProperty({ type: TextDto }) label: TextDto;
  @ApiProperty({ example: 'phone' }) field: string;
  @ApiProperty({ example: '13800138000' }) value: string;
}
