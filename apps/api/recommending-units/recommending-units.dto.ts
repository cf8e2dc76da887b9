import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { BEIJING_DISTRICTS } from '#domain/identifiers/district.js';
import { TextDto } from '../cases/cases.dto.js';
import { IsOneLine } from '../common/one-line.validator.js';

const DISTRICTS = Object.keys(BEIJING_DISTRICTS).length;

export class RecommendingUnitDraftDto {
  @ApiProperty({ minLength: 1, maxLength: 200, example: '海淀区科技主管部门' })
  @IsString()
  @MinLength(1)
  @IsOneLine()
  @MaxLength(200)
  nameZh: string;

  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Science and technology authority of Haidian District' })
  @IsString()
  @MinLength(1)
  @IsOneLine()
  @MaxLength(200)
  nameEn: string;

  @ApiProperty({
    type: String,
    isArray: true,
    uniqueItems: true,
    maxItems: DISTRICTS,
    example: [],
    description: '负责的区，一个区只有一个单位负责 / the districts it answers for, each alone',
  })
  @IsArray()
  @ArrayMaxSize(DISTRICTS)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(/^\d{6}$/, { each: true })
  districts: string[];
}

export class RecommendingUnitDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: TextDto }) name: TextDto;
  @ApiProperty({ description: '全市推荐单位 / answers for what no other one does, and sees what all of them do' })
  cityWide: boolean;
  @ApiProperty({ type: [String], example: ['110108'], description: '负责的区 / the districts it answers for' })
  districts: readonly string[];
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    example: 2,
    description: '在用的推荐人员数 / who can recommend for it now',
  })
  people: number;
}
