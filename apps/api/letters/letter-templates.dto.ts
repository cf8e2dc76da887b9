import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { LETTER_KINDS, type LetterKind } from '#domain/letters/letter.js';
import { Optional } from '../common/optional.js';
import { PreviewTemplateDto, TemplateDto } from '../templates/templates.dto.js';

export class LetterTemplateDto extends TemplateDto {
  @ApiProperty({ enum: LETTER_KINDS }) kind: LetterKind;
}

export class PreviewLetterTemplateDto extends PreviewTemplateDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: '以哪一件事项预览；不填则以示例内容预览 / the case to preview it with; without it, an example',
  })
  @Optional()
  @IsUUID()
  caseId?: string;
}

export class WrittenLetterDto {
  @ApiProperty({ maxLength: 1000, example: '关于不予认定“示例基地”的通知' }) title: string;
  @ApiProperty({ type: [String], example: ['示例单位：', '特此通知。'] }) paragraphs: readonly string[];
}
