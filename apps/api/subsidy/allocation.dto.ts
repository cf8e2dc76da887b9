import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { MAX_BUDGET_FEN } from './schemes.dto.js';
import { Optional } from '../common/optional.js';

/** 择优: what is put against one award, with the reason. */
export class AdjustmentDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  awardId: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_BUDGET_FEN,
    description: '不超过（分），0 为不予安排 / at most, in fen',
  })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(MAX_BUDGET_FEN)
  atMostFen?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_BUDGET_FEN,
    description: '核定支出中已获其他资助的部分（分）/ of the verified spending, what others have funded',
  })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(MAX_BUDGET_FEN)
  priorFundedFen?: number;

  @ApiProperty({ minLength: 1, maxLength: 500, example: '同一项目已获区级配套' })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason: string;
}

export class ProposeDto {
  @ApiPropertyOptional({ uniqueItems: true, type: [AdjustmentDto], maxItems: 1000 })
  @Optional()
  @IsArray()
  @ArrayMaxSize(1000)
  @ArrayUnique((adjustment: AdjustmentDto) => adjustment?.awardId)
  @ValidateNested({ each: true })
  @Type(() => AdjustmentDto)
  adjustments?: AdjustmentDto[];
}

export class SendBackDto {
  @ApiProperty({ minLength: 1, maxLength: 2000, example: '两家单位的核定金额请复核' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason: string;
}
