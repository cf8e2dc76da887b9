import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { TextDto } from '../cases/cases.dto.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { Optional } from '../common/optional.js';
import { MOST_SAVES, VersionRead } from '../common/version-read.js';

const ID = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;

export class CheckMarkDto {
  @ApiProperty({ pattern: ID.source, example: 'host', description: '清单项 / item of the checklist' })
  @IsString()
  @Matches(ID)
  item: string;

  @ApiProperty({ enum: ['pass', 'fail'] })
  @IsIn(['pass', 'fail'])
  verdict: 'pass' | 'fail';

  @ApiPropertyOptional({
    example: '材料与申报内容不一致。',
    minLength: 1,
    maxLength: 1000,
    description: '不符合时说明 / say why when it fails',
  })
  @Optional()
  @IsString()
  @IsNotBlank()
  @MaxLength(1000)
  reason?: string;

  @VersionRead(
    '所依据的是第几版，未审为 0；其间另有判断则不保存 / which version was read, 0 for none: saved only over it',
  )
  version?: number;
}

export class CheckMarksDto {
  @ApiPropertyOptional({
    minimum: 1,
    maximum: MOST_SAVES,
    type: 'integer',
    example: 1,
    description:
      '所审查的是第几次提交；已重新提交则不保存 / which submission was checked: of another one nothing is saved',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MOST_SAVES)
  revision?: number;

  @ApiProperty({ uniqueItems: true, type: [CheckMarkDto], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique((mark: CheckMarkDto) => mark?.item)
  @ValidateNested({ each: true })
  @Type(() => CheckMarkDto)
  marks: CheckMarkDto[];
}

export class ChecklistItemDto {
  @ApiProperty({ example: 'host' }) item: string;
  @ApiProperty({ type: TextDto }) text: TextDto;
  @ApiProperty({ example: 'host', description: '对应的申报书部分 / part of the dossier' }) part: string;
  @ApiProperty({ enum: ['return', 'refuse'], description: '不符合时 / when it fails' }) onFailure: 'return' | 'refuse';
  @ApiProperty({ enum: ['pass', 'fail'], nullable: true, type: String }) verdict: 'pass' | 'fail' | null;
  @ApiProperty({ example: '材料与申报内容不一致。', nullable: true, type: String }) reason: string | null;
  @ApiProperty({
    minimum: 0,
    type: 'integer',
    example: 1,
    description: '判断的版次，未审为 0 / which save of it, 0 for none',
  })
  version: number;
}

export class ChecklistDto {
  @ApiProperty({ minimum: 1 }) revision: number;
  @ApiProperty({ type: [ChecklistItemDto] }) items: ChecklistItemDto[];
}

export class ReturnDto {
  @ApiPropertyOptional({
    example: '材料与申报内容不一致。',
    minLength: 1,
    maxLength: 2000,
    description: '总体说明 / a general remark',
  })
  @Optional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

export class RefuseDto extends ReturnDto {
  @ApiProperty({
    type: 'array',
    items: { type: 'string', pattern: ID.source },
    minItems: 1,
    maxItems: 20,
    uniqueItems: true,
    example: ['notInBeijing'],
    description: '理由编号，见管理办法 / reasons of the measure',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(ID, { each: true })
  reasons: string[];
}
