import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Optional } from '../common/optional.js';

const EXAMPLE = '{{ topic }}\n\n{{ name }}，您好：\n\n{{ text }}\n';
const LONGEST = 20_000;
const MOST_VERSIONS = 1_000_000;

/** A template as it is used now. */
export class TemplateDto {
  @ApiProperty({ minimum: 1, example: 1 }) version: number;
  @ApiProperty({ maxLength: LONGEST, example: EXAMPLE }) body: string;
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: '修改人；空为系统自带 / null: as released',
  })
  writtenBy: string | null;
  @ApiProperty({ format: 'date-time' }) writtenAt: string;
  @ApiProperty({
    type: [String],
    example: ['name', 'text', 'notices[title, text]'],
    description:
      '可以使用的内容，方括号内为列表每一行的内容 / what it may name; in brackets what each row of a list has',
  })
  names: string[];
  @ApiProperty({
    type: [String],
    example: ['remark'],
    description:
      '其中不一定有的，须放在条件里 / those of them that are not always there: to be named under a condition',
  })
  conditional: string[];
}

export class WriteTemplateDto {
  @ApiProperty({
    minLength: 1,
    maxLength: LONGEST,
    example: EXAMPLE,
    description:
      '模板正文；首段为标题，空行分段 / Liquid; its first paragraph is the title, blank lines part the others',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST)
  body: string;

  @ApiPropertyOptional({
    minimum: 1,
    maximum: MOST_VERSIONS,
    description:
      '所修改的版本；其间已有新版的不保存 / the version that was changed: nothing is kept where there is a newer one',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MOST_VERSIONS)
  version?: number;
}

export class PreviewTemplateDto {
  @ApiPropertyOptional({
    minLength: 1,
    maxLength: LONGEST,
    example: EXAMPLE,
    description: '尚未保存的正文；不填则预览现行模板 / a text that is not kept yet; without it the one in use',
  })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST)
  body?: string;
}
