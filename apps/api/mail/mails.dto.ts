import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MAIL_KINDS, MAIL_STATES, type MailKind, type MailState } from '#contracts/mail.js';
import { Optional } from '../common/optional.js';
import { PageQuery } from '../common/page.js';

export class MailListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: MAIL_STATES, description: '投递情况 / what became of them' })
  @Optional()
  @IsIn(MAIL_STATES)
  state?: MailState;
}

export class MailDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: MAIL_KINDS }) kind: MailKind;
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: '收件账号 / whose mail it is' })
  accountId: string | null;
  @ApiProperty({ example: 'wang@example.org', maxLength: 254 }) address: string;
  @ApiProperty({ enum: MAIL_STATES }) state: MailState;
  @ApiProperty({ minimum: 0, example: 1, description: '已尝试次数 / how often it was tried' }) attempts: number;
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 500,
    example: null,
    description: '最近一次未投递的原因 / why it was not taken the last time, in the words of the server',
  })
  lastError: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) endedAt: string | null;
}
