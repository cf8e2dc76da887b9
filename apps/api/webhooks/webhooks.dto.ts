import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { TOPICS, type Topic } from '#contracts/notice-topics.js';
import { DELIVERY_STATES, WEBHOOK_STOPS, type DeliveryState, type WebhookStop } from '#contracts/webhooks.js';
import { Optional } from '../common/optional.js';

const OF_TOPICS = {
  enum: TOPICS,
  isArray: true,
  uniqueItems: true,
  maxItems: TOPICS.length,
  description: '推送哪些类别；空为全部 / of what it is told; none: of everything',
};

export class AddWebhookDto {
  @ApiProperty({ maxLength: 500, example: 'https://portal.example.org/guohe' })
  @IsString()
  @MaxLength(500)
  url: string;

  @ApiPropertyOptional(OF_TOPICS)
  @Optional()
  @IsArray()
  @ArrayMaxSize(TOPICS.length)
  @ArrayUnique()
  @IsIn(TOPICS, { each: true })
  topics?: Topic[];
}

export class ChangeWebhookDto {
  @ApiPropertyOptional({ example: true, description: '是否推送 / whether anything is sent' })
  @Optional()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional(OF_TOPICS)
  @Optional()
  @IsArray()
  @ArrayMaxSize(TOPICS.length)
  @ArrayUnique()
  @IsIn(TOPICS, { each: true })
  topics?: Topic[];
}

export class WebhookDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ maxLength: 500, example: 'https://portal.example.org/guohe' }) url: string;
  @ApiProperty({ enum: TOPICS, isArray: true }) topics: Topic[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) disabledAt: string | null;
  @ApiProperty({ enum: WEBHOOK_STOPS, nullable: true, type: String }) disabledBecause: WebhookStop | null;
}

export class AddedWebhookDto extends WebhookDto {
  @ApiProperty({
    maxLength: 100,
    example: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
    description: '签名密钥，仅此一次 / with which events are signed; shown this once',
  })
  secret: string;
}

export class DeliveryDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid', description: '事件编号，重发不变 / of the event, however often it is sent' })
  eventId: string;
  @ApiProperty({ maxLength: 200, example: 'guohe.case.accepted' }) type: string;
  @ApiProperty({ enum: DELIVERY_STATES }) state: DeliveryState;
  @ApiProperty({ minimum: 0, example: 1 }) attempts: number;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 204,
    description: '最近一次答复的状态码 / of the last answer',
  })
  lastStatus: number | null;
  @ApiProperty({ type: String, nullable: true, maxLength: 500, example: null }) lastError: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) nextAttemptAt: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) endedAt: string | null;
}
