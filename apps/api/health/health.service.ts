import { Inject, Injectable } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { DataSource } from 'typeorm';
import { countFailing } from '#persistence/record/trouble.js';
import { Config } from '#platform/config/config.js';
import { taskQueue } from '#platform/temporal/polling-workers.js';
import type { ReadinessDto } from './health.dto.js';

const CHECK_WITHIN_MS = 2_000;

@Injectable()
export class HealthService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly temporal: Client,
    @Inject(Config) private readonly config: Config,
  ) {}

  async readiness(): Promise<ReadinessDto> {
    const [stuckCases, postgres, migrations, temporal, worker] = await Promise.all([
      countFailing(this.dataSource).catch(() => null),
      passes(async () => void (await this.dataSource.query('SELECT 1'))),
      passes(async () => {
        if (await this.dataSource.showMigrations()) throw new Error('migrations are pending');
      }),
      passes(async () => void (await this.temporal.connection.workflowService.getSystemInfo({}))),
      passes(() => this.someWorkerPolls()),
    ]);
    const checks = { postgres, migrations, temporal, worker };
    return {
      status: Object.values(checks).every((check) => check === 'ok') ? 'ok' : 'unavailable',
      checks,
      stuckCases,
    };
  }

  private async someWorkerPolls(): Promise<void> {
    const { temporalNamespace, temporalTaskQueue } = this.config;
    const { workers } = await taskQueue(this.temporal, temporalNamespace, temporalTaskQueue);
    if (workers.length === 0) throw new Error('no worker polls');
  }
}

/** A check that hangs has failed. */
async function passes(check: () => Promise<void>): Promise<'ok' | 'failed'> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, CHECK_WITHIN_MS).unref());
  return Promise.race([check(), late]).then(
    () => 'ok' as const,
    () => 'failed' as const,
  );
}
