import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { LETTER_KINDS, type LetterKind } from '#domain/letters/letter.js';

const HASH = /^[0-9a-f]{64}$/;

export class SendLetterDto {
  @ApiProperty({
    pattern: HASH.source,
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: '所发内容的摘要，即预览的 contentHash / the hash of the preview that was read',
  })
  @IsString()
  @Matches(HASH)
  contentHash: string;
}

export class DraftLetterDto {
  @ApiProperty({
    minLength: 0,
    maxLength: 2000,
    example: '欢迎在补充国际合作协议后再次申报。',
    description: '添加的一段话；留空则撤下 / a paragraph of your own; empty takes it back',
  })
  @IsString()
  @MaxLength(2000)
  paragraph: string;
}

export class LetterDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ enum: LETTER_KINDS }) kind: LetterKind;
  @ApiProperty({ enum: ['preview', 'sent'], description: '预览、已发出' }) state: 'preview' | 'sent';
  @ApiProperty({
    nullable: true,
    type: String,
    example: '京国合函〔2026〕12号',
    description: '文号，发出时编 / when sent',
  })
  number: string | null;
  @ApiProperty({ example: '关于不予认定“示例基地”的通知' }) title: string;
  @ApiProperty({ type: [String], example: ['示例单位：', '特此通知。'], description: '正文各段 / its paragraphs' })
  paragraphs: readonly string[];
  @ApiProperty({ example: '北京市科学技术委员会', description: '落款 / who signs' }) authority: string;
  @ApiProperty({ format: 'date', description: '落款日期 / its date' }) date: string;
  @ApiProperty({
    nullable: true,
    type: String,
    example: '欢迎再次申报。',
    description: '添加的一段 / the paragraph that the officer has added',
  })
  added: string | null;
  @ApiProperty({
    nullable: true,
    type: String,
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: '预览内容的摘要，发出时须带上；已发出的为空 / of a preview, to be given back when it is sent',
  })
  contentHash: string | null;
  @ApiProperty({ description: '演练，不是真实通知 / a rehearsal' }) rehearsal: boolean;
  @ApiProperty({ format: 'date', nullable: true, type: String, description: '申请复核的截止日 / for a review' })
  reviewUntil: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: '该期限届满的时刻 / when it ends' })
  reviewDueAt: string | null;
  @ApiProperty({ description: '已申请过复核 / a review has been requested' }) reviewRequested: boolean;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) sentAt: string | null;
  @ApiProperty({
    nullable: true,
    type: String,
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: '发出时全文的 SHA-256 / of all that it says, when sent',
  })
  sha256: string | null;
}
