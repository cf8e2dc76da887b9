import { ApiProperty } from '@nestjs/swagger';
import { MARKS } from '#domain/measures/vocabulary.js';
import { RETAINED, type Retained, type RetentionRule } from '#domain/people/retention.js';
import { TextDto } from '../cases/text.dto.js';

export class RetentionRuleDto {
  @ApiProperty({ enum: RETAINED }) what: Retained;
  @ApiProperty() text: TextDto;
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 36_500,
    nullable: true,
    example: 180,
    description: '自结束起保存的天数；无：长期保存 / days from its end on; null: it stays',
  })
  days: number | null;
  @ApiProperty({ example: '《中华人民共和国网络安全法》第二十一条第三项' }) article: string;
  @ApiProperty({ enum: MARKS }) mark: RetentionRule['mark'];
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: '最近一次执行 / last carried out' })
  carriedOutAt: string | null;
}
