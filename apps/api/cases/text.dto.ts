import { ApiProperty } from '@nestjs/swagger';

/** A sentence or a name in both languages. */
export class TextDto {
  @ApiProperty({ example: '形式审查' }) zh: string;
  @ApiProperty({ example: 'Formal check' }) en: string;
}
