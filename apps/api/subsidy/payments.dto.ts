import { ApiProperty } from '@nestjs/swagger';
import { AmountDto } from './schemes.dto.js';

export class PaymentDto {
  @ApiProperty({ minimum: 1, description: '序号' }) position: number;
  @ApiProperty({ format: 'uuid' }) awardId: string;
  @ApiProperty({ example: '中关村国际合作园' }) baseName: string;
  @ApiProperty() certificateNumber: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ description: '统一社会信用代码' }) uscc: string;
  @ApiProperty({ minimum: 1, description: '分 / fen' }) amountFen: number;
}

/** As it was when the scheme was approved. */
export class PaymentListDto {
  @ApiProperty({ format: 'uuid' }) schemeId: string;
  @ApiProperty() code: string;
  @ApiProperty() title: string;
  @ApiProperty({ format: 'date-time' }) approvedAt: string;
  @ApiProperty({ type: AmountDto }) total: AmountDto;
  @ApiProperty({ type: [PaymentDto] }) payments: PaymentDto[];
}
