import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
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
  @ApiProperty({ description: '可以重发 / it can be tried again' }) mayRetry: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) endedAt: string | null;
}

const LONGEST_REPORT = 262_144;

export class BounceReportDto {
  @ApiProperty({
    minLength: 1,
    maxLength: LONGEST_REPORT,
    example: 'Content-Type: multipart/report; report-type=delivery-status …',
    description: '邮件服务器退回的整封邮件（RFC 3464）/ the mail that came back, as it came',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_REPORT)
  report: string;
}

export class BounceDto {
  @ApiProperty({ format: 'uuid', description: '所退回的邮件 / the mail that came back' }) mailId: string;
  @ApiProperty({ description: '记为退回；延迟等其他报告不改变投递情况 / recorded; a delay changes nothing' })
  recorded: boolean;
}
