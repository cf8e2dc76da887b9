import { ApiProperty } from '@nestjs/swagger';
import { MAIL_KINDS, type MailKind } from '#contracts/mail.js';
import { TemplateDto } from '../templates/templates.dto.js';

export class MailTemplateDto extends TemplateDto {
  @ApiProperty({ enum: MAIL_KINDS }) kind: MailKind;
  @ApiProperty({ enum: ['zh', 'en'] }) locale: 'zh' | 'en';
}

export class MailPreviewDto {
  @ApiProperty({ maxLength: 1000, example: '现场考察：示例基地' }) subject: string;
  @ApiProperty({ maxLength: 100_000, example: '王审核，您好：\n' }) text: string;
}
