import { ApiProperty } from '@nestjs/swagger';
import { QUEUE_NAMES, STUCK_REASONS, type QueueName, type StuckReason } from '#contracts/operations-texts.js';
import { RUN_KIND_TEXTS } from '#contracts/texts.js';
import type { RunKind } from '#persistence/record/trouble.js';
import { TextDto } from '../cases/text.dto.js';
import { ChecksDto } from '../health/health.dto.js';

const KINDS = Object.keys(RUN_KIND_TEXTS) as RunKind[];

export class StuckCaseDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: KINDS }) kind: RunKind;
  @ApiProperty({ type: TextDto, example: { zh: '认定', en: 'Accreditation' } }) kindText: TextDto;
  @ApiProperty({ example: '中关村国际合作园', maxLength: 200 }) title: string;
  @ApiProperty({ example: 'underFormalCheck', maxLength: 40 }) state: string;
  @ApiProperty({ type: TextDto, example: { zh: '形式审查', en: 'Formal check' } }) stateText: TextDto;
  @ApiProperty({ enum: STUCK_REASONS }) why: StuckReason;
  @ApiProperty({ type: TextDto, example: { zh: '自动步骤屡试屡败', en: 'A step of it keeps failing' } })
  whyText: TextDto;
  @ApiProperty({ format: 'date-time' }) since: string;
  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, example: 4, description: '已试次数 / attempts so far' })
  attempts: number | null;
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 2000,
    example: 'connect ECONNREFUSED',
    description: '最近一次失败的原因，供运维判断 / why it failed the last time, in the words of the program',
  })
  failure: string | null;
}

export class RunRetryDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    example: 1,
    description: '重新发送的消息 / messages that are sent again',
  })
  messages: number;
  @ApiProperty({ type: [String], example: ['commitMove'], description: '重试的步骤 / steps that are tried again' })
  steps: string[];
  @ApiProperty({ description: '流程在运行，已唤醒 / its procedure runs, and was woken' }) running: boolean;
}

export class QueueDto {
  @ApiProperty({ enum: QUEUE_NAMES }) queue: QueueName;
  @ApiProperty({ type: TextDto, example: { zh: '待发邮件', en: 'Mails to be sent' } }) text: TextDto;
  @ApiProperty({ type: 'integer', minimum: 0, example: 3 }) waiting: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 1, description: '其中试过未成的 / of these, tried in vain' })
  failing: number;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: '最早的一件 / the oldest one' })
  oldestAt: string | null;
}

export class MailOperationsDto {
  @ApiProperty({
    enum: ['smtp', 'captured', 'none'],
    description:
      '外发；试用中留在站内；没有配置 / sent by a server; captured where it is tried out; none is configured',
  })
  transport: 'smtp' | 'captured' | 'none';
  @ApiProperty({ type: 'integer', minimum: 0, example: 1, description: '被拒收 / refused for good' }) refused: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 0, description: '已放弃 / given up' }) givenUp: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 1, description: '发出后被退回 / sent, and came back' })
  bounced: number;
}

export class StorageDto {
  @ApiProperty({ enum: ['folder', 'bucket'] }) kind: 'folder' | 'bucket';
  @ApiProperty({ description: '存储有应答 / the store answers' }) answers: boolean;
  @ApiProperty({ type: 'integer', minimum: 0, example: 812 }) files: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 734_003_200 }) bytes: number;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 0,
    example: 52_428_800_000,
    description: '接收文件的磁盘的剩余空间 / what is free on the disk on which files arrive',
  })
  freeBytes: number | null;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    example: 2,
    description: '未传完的上传 / uploads that are not whole yet',
  })
  openUploads: number;
}

export class QuarantineDto {
  @ApiProperty({ description: '配置了查毒程序 / there is a scanner' }) scanner: boolean;
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 }) waiting: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 }) infected: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 }) unscannable: number;
}

export class WorkerDto {
  @ApiProperty({ example: '4711@worker-1', maxLength: 200 }) identity: string;
  @ApiProperty({ format: 'date-time' }) lastPollAt: string;
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: '1.4.0' }) buildId: string | null;
}

export class EngineDto {
  @ApiProperty({ description: '流程引擎有应答 / the engine answers' }) answers: boolean;
  @ApiProperty({ type: [WorkerDto], description: '正在取任务的工作进程 / workers that ask for work' })
  workers: WorkerDto[];
  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 0,
    example: 0,
    description: '尚无进程领取的任务，约数 / tasks that nobody has taken yet, about',
  })
  waiting: number | null;
}

/** How Guohe itself is. */
export class OperationsDto {
  @ApiProperty({ format: 'date-time' }) asOf: string;
  @ApiProperty({ type: ChecksDto }) checks: ChecksDto;
  @ApiProperty({ type: EngineDto }) engine: EngineDto;
  @ApiProperty({
    type: [StuckCaseDto],
    description:
      '办理受阻的事项、年度评价活动和批量办理，等得最久的在前，至多 50 件 / cases, campaigns and bulk actions that cannot go on, 50 at most',
  })
  stuckCases: StuckCaseDto[];
  @ApiProperty({ type: [QueueDto] }) queues: QueueDto[];
  @ApiProperty({ type: MailOperationsDto }) mails: MailOperationsDto;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    example: 0,
    description: '因连续失败而停止推送的外部系统 / systems that are told no more, because they failed',
  })
  stoppedWebhooks: number;
  @ApiProperty({ type: StorageDto }) storage: StorageDto;
  @ApiProperty({ type: QuarantineDto, description: '文件查毒 / files that stay closed' }) quarantine: QuarantineDto;
}
