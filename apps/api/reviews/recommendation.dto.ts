import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { Optional } from '../common/optional.js';

export class RecommendDto {
  @ApiProperty({ description: '是否推荐 / recommended or not' })
  @IsBoolean()
  recommended: boolean;

  @ApiProperty({ minLength: 1, maxLength: 2000, example: '合作基础扎实，同意推荐。' })
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  opinion: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 1000,
    description: '在本单位推荐中的排序 / place in the unit’s own ranking',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(1000)
  ranking?: number;
}
