import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { TextDto } from '../cases/cases.dto.js';
import { AccountIds } from '../common/account-ids.js';
import { IsCalendarDate } from '../common/calendar-date.validator.js';
import { IsDecimal } from '../common/decimal.validator.js';
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
}

export class VisitDto {
  @ApiProperty({ format: 'date', example: '2026-11-20', description: '考察日 / a day that is not to come' })
  @IsCalendarDate()
  visitedOn: string;

  @AccountIds(30, '考察专家 / experts of the team')
  expertIds: string[];

  @AccountIds(30, '工作人员 / officers of the team')
  officerIds: string[];

  @ApiProperty({ example: '现场与申报材料一致。', minLength: 1, maxLength: 20000, description: '考察结论 / findings' })
  @IsString()
  @IsNotBlank()
  @MaxLength(20_000)
  findings: string;

  @ApiProperty({ description: '是否发现弄虚作假 / was fraud found? It ends the case' })
  @IsBoolean()
  fraudFound: boolean;
}
