import { ApiProperty } from '@nestjs/swagger';
import { TextDto } from '../cases/cases.dto.js';

export class MeasureSummaryDto {
  @ApiProperty({ example: '2025' }) id: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ nullable: true, type: String, example: '京科国发〔2025〕69号' }) documentNumber: string | null;
  @ApiProperty({ enum: ['inForce', 'draft', 'superseded'] }) status: 'inForce' | 'draft' | 'superseded';
  @ApiProperty({ format: 'date', nullable: true, type: String }) effectiveFrom: string | null;
  @ApiProperty({ format: 'date', nullable: true, type: String }) effectiveTo: string | null;
}
