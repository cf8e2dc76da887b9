import { Injectable } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { DataSource } from 'typeorm';
import { QUEUE_TEXTS, STUCK_TEXTS } from '#contracts/operations-texts.js';
import { CAMPAIGN_STATE_TEXTS, RUN_KIND_TEXTS, STATE_TEXTS, text } from '#contracts/texts.js';
import { failedMails, queueDepths, stoppedWebhooks, storedFiles } from '#persistence/record/operations.js';
import { stuckCases, type StuckCase } from '#persistence/record/trouble.js';
import { Config } from '#platform/config/config.js';
import { FileStore } from '#platform/storage/file-store.js';
import { taskQueue } from '#platform/temporal/polling-workers.js';
import { HealthService } from '../health/health.service.js';
import type { EngineDto, MailOperationsDto, OperationsDto, StuckCaseDto } from './operations.dto.js';

const MOST_STUCK = 50;
const ENGINE_ANSWERS_WITHIN_MS = 2_000;

/** How Guohe itself is, for whoever looks after it: what does not go on, what waits, what is missing. */
@Injectable()
export class OperationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly temporal: Client,
    private readonly config: Config,
    private readonly store: FileStore,
    private readonly health: HealthService,
  ) {}

  async overview(): Promise<OperationsDto> {
    const [{ checks }, engine, answers, freeBytes] = await Promise.all([
      this.health.readiness(),
      this.engine(),
      this.store.answers(),
      this.store.freeBytes(),
    ]);
    const stuck = await stuckCases(this.dataSource, MOST_STUCK);
    const queues = await queueDepths(this.dataSource);
    const { files, bytes, openUploads, ...closed } = await storedFiles(this.dataSource);
    return {
      asOf: new Date().toISOString(),
      checks,
      engine,
      stuckCases: stuck.map(toStuckCase),
      queues: queues.map(({ oldestAt, ...queue }) => ({
        ...queue,
        text: QUEUE_TEXTS[queue.queue],
        oldestAt: oldestAt?.toISOString() ?? null,
      })),
      mails: { transport: this.transport(), ...(await failedMails(this.dataSource)) },
      stoppedWebhooks: await stoppedWebhooks(this.dataSource),
      storage: {
        kind: this.config.s3Bucket === undefined ? 'folder' : 'bucket',
        answers,
        files,
        bytes,
        freeBytes,
        openUploads,
      },
      quarantine: { scanner: this.config.clamavAddress !== undefined, ...closed },
    };
  }

  /** An engine that is away is what this page is there to tell: it is no reason not to answer. */
  private async engine(): Promise<EngineDto> {
    const { temporalNamespace: namespace, temporalTaskQueue: queue } = this.config;
    try {
      const { workers, waiting } = await this.temporal.withDeadline(Date.now() + ENGINE_ANSWERS_WITHIN_MS, () =>
        taskQueue(this.temporal, namespace, queue),
      );
      const polling = workers.map((worker) => ({ ...worker, lastPollAt: worker.lastPollAt.toISOString() }));
      return { answers: true, workers: polling, waiting };
    } catch {
      return { answers: false, workers: [], waiting: null };
    }
  }

  private transport(): MailOperationsDto['transport'] {
    if (this.config.smtpUrl !== undefined) return 'smtp';
    return this.config.demoAccounts ? 'captured' : 'none';
  }
}

function toStuckCase({ workflowId: _, ...stuck }: StuckCase): StuckCaseDto {
  return {
    ...stuck,
    kindText: RUN_KIND_TEXTS[stuck.kind],
    stateText: text({ ...CAMPAIGN_STATE_TEXTS, ...STATE_TEXTS }, stuck.state),
    whyText: STUCK_TEXTS[stuck.why],
    since: stuck.since.toISOString(),
  };
}
