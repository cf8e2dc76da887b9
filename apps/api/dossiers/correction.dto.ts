import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PART_NAMES, type PartName } from '#domain/measures/vocabulary.js';
import { TextDto } from '../cases/text.dto.js';
import { INSTANT_LENGTH, IsInstant } from '../common/instant.validator.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { ChangeDto } from './report.dto.js';

const ID = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;

export class CorrectionAnswerDto {
  @ApiProperty({ pattern: ID.source, example: 'site', description: '退回的审查项 / the item that failed' })
  @IsString()
  @Matches(ID)
  item: string;

  @ApiProperty({
    minLength: 1,
    maxLength: 1000,
    example: '已补齐租赁合同缺页，见附件。',
    description: '如何补正 / what was done',
  })
  @IsString()
  @IsNotBlank()
  @MaxLength(1000)
  answer: string;

  @ApiProperty({
    minimum: 0,
    maximum: 999_999_999,
    type: 'integer',
    example: 0,
    description: '所修改的是答复的第几版，首次为 0 / which version of the answer was changed, 0 for the first',
  })
  @IsInt()
  @Min(0)
  @Max(999_999_999)
  version: number;
}

export class CorrectionAnswersDto {
  @ApiProperty({
    format: 'date-time',
    maxLength: INSTANT_LENGTH,
    example: '2026-03-02T01:30:00.000Z',
    description: '所答复的是何时的退回；其后又退回的不保存 / which return is answered: nothing is saved to another one',
  })
  @IsInstant()
  @MaxLength(INSTANT_LENGTH)
  returnedAt: string;

  @ApiProperty({ uniqueItems: true, type: [CorrectionAnswerDto], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique((answer: CorrectionAnswerDto) => answer?.item)
  @ValidateNested({ each: true })
  @Type(() => CorrectionAnswerDto)
  answers: CorrectionAnswerDto[];
}

export class CorrectionItemDto {
  @ApiProperty({ example: 'site' }) item: string;
  @ApiProperty({ type: TextDto }) text: TextDto;
  @ApiProperty({ example: '租赁合同缺页。', description: '退回理由 / why it failed' }) reason: string;
  @ApiProperty({ enum: PART_NAMES, isArray: true, description: '可以修改的部分 / parts that may be changed for it' })
  parts: PartName[];
  @ApiProperty({ example: '已补齐租赁合同缺页。', nullable: true, type: String, description: '答复 / the answer' })
  answer: string | null;
  @ApiProperty({ minimum: 0, type: 'integer', example: 1, description: '答复的版次 / which save of it, 0 for none' })
  version: number;
  @ApiProperty({ type: [ChangeDto], description: '所作修改 / what was changed in these parts' }) changes: ChangeDto[];
}

export class CorrectionDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ minimum: 1, description: '退回的版次 / the revision that was returned' }) revision: number;
  @ApiProperty({
    format: 'date-time',
    nullable: true,
    type: String,
    description: '何时退回，不在补正中的为空 / when it was returned; null where nothing is to be answered any more',
  })
  returnedAt: string | null;
  @ApiProperty({ enum: PART_NAMES, isArray: true, description: '现在可以修改的部分 / what may be changed now' })
  openParts: PartName[];
  @ApiProperty({ type: [CorrectionItemDto] }) items: CorrectionItemDto[];
}
