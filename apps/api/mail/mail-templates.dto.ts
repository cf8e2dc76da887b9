import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { MAIL_KINDS, type MailKind } from '#contracts/mail.js';
import { Optional } from '../common/optional.js';

const EXAMPLE = '{{ topic }}\n\n{{ name }}，您好：\n\n{{ text }}\n';
const LONGEST = 20_000;

export class WriteTemplateDto {
  @ApiProperty({
    minLength: 1,
    maxLength: LONGEST,
    example: EXAMPLE,
    description:
      '模板正文；首段为主题，空行分段 / Liquid; its first paragraph is the subject, blank lines part the others',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST)
  body: string;
}

export class PreviewTemplateDto {
  @ApiProperty({
    required: false,
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

export class MailTemplateDto {
  @ApiProperty({ enum: MAIL_KINDS }) kind: MailKind;
  @ApiProperty({ enum: ['zh', 'en'] }) locale: 'zh' | 'en';
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
  @ApiProperty({ type: [String], example: ['name', 'text'], description: '可以使用的内容 / what it may name' })
  names: string[];
}

export class MailPreviewDto {
  @ApiProperty({ maxLength: 1000, example: '现场考察：示例基地' }) subject: string;
  @ApiProperty({ maxLength: 100_000, example: '王审核，您好：\n' }) text: string;
}
