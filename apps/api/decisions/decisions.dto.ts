import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { Optional } from '../common/optional.js';

const REASON = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;
const RESULTS = ['selected', 'cultivated', 'notSelected'] as const;

export class DecideDto {
  @ApiProperty({ enum: RESULTS, description: '拟认定、培育、不予认定' })
  @IsIn(RESULTS)
  result: (typeof RESULTS)[number];

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', pattern: REASON.source },
    maxItems: 20,
    uniqueItems: true,
    example: ['belowTotal'],
    description: '培育、不予认定须有理由 / reasons of the measure; needed unless selected',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(REASON, { each: true })
  reasons?: string[];

  @ApiPropertyOptional({ example: '材料与申报内容不一致。', minLength: 1, maxLength: 2000 })
  @Optional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}
