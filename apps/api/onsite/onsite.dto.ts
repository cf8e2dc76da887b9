import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { TextDto } from '../cases/cases.dto.js';
import { IsDecimal } from '../common/decimal.validator.js';
import { FileIds } from '../common/file-ids.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { Optional } from '../common/optional.js';

const ID = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;

export class VerifiedValueDto {
  @ApiProperty({ pattern: ID.source, example: 'dedicatedArea' })
  @IsString()
  @Matches(ID)
  indicator: string;

  @ApiProperty({
    minimum: 0,
    maximum: 1e9,
    example: 2800,
    description: '核实值，单位同指标 / in the unit of the indicator',
  })
  @IsDecimal(4)
  @Min(0)
  @Max(1_000_000_000)
  verified: number;

  @ApiPropertyOptional({
    example: '一项协议已过期，不计。',
    minLength: 1,
    maxLength: 2000,
    description: '核实说明 / what was found',
  })
  @Optional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  note?: string;

  @FileIds(20, '核实依据；与申报值不同的，附文件或写说明 / files that show it')
  evidence?: string[];
}

export class VerifiedValuesDto {
  @ApiProperty({ uniqueItems: true, type: [VerifiedValueDto], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique((value: VerifiedValueDto) => value?.indicator)
  @ValidateNested({ each: true })
  @Type(() => VerifiedValueDto)
  values: VerifiedValueDto[];
}

export class IndicatorValueDto {
  @ApiProperty({ example: 'validAgreements' }) indicator: string;
  @ApiProperty({ type: TextDto }) name: TextDto;
  @ApiProperty({ example: 'm2' }) unit: string;
  @ApiProperty({ example: 10 }) fullValue: number;
  @ApiProperty({ example: 9 }) claimed: number;
  @ApiProperty({ minimum: 0, description: '佐证材料份数 / evidence files' }) evidenceCount: number;
  @ApiProperty({ example: 8, nullable: true, type: Number }) verified: number | null;
  @ApiProperty({ nullable: true, type: Number, description: '核实值减申报值 / verified minus claimed' }) difference:
    number | null;
  @ApiProperty({ example: '一项协议已过期，不计。', nullable: true, type: String }) note: string | null;
  @ApiProperty({ type: [String], format: 'uuid', description: '核实依据 / files that show the verified value' })
  evidence: string[];
}
