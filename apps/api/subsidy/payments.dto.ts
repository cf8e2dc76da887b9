import { ApiProperty } from '@nestjs/swagger';
import { AmountDto } from './schemes.dto.js';

export class PaymentDto {
  @ApiProperty({ minimum: 1, description: '序号' }) position: number;
  @ApiProperty({ format: 'uuid' }) awardId: string;
  @ApiProperty({ example: '中关村国际合作园' }) baseName: string;
  @ApiProperty({ example: 'BJGH-2026-K-0007' }) certificateNumber: string;
  @ApiProperty({ example: '北京中关村国际合作园发展有限公司' }) organisationName: string;
  @ApiProperty({ example: '91110108MA01KJ2X84', description: '统一社会信用代码' }) uscc: string;
  @ApiProperty({ minimum: 1, description: '分 / fen' }) amountFen: number;
}

/** As it was when the scheme was approved. */
export class PaymentListDto {
  @ApiProperty({ format: 'uuid' }) schemeId: string;
  @ApiProperty({ example: 'HBZ-2026' }) code: string;
  @ApiProperty({ example: '2026年度国际科技合作基地后补助' }) title: string;
  @ApiProperty({ format: 'date-time' }) approvedAt: string;
  @ApiProperty({ type: AmountDto }) total: AmountDto;
  @ApiProperty({ type: [PaymentDto] }) payments: PaymentDto[];
}
