import {
  Client as TemporalClient,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
} from '@temporalio/client';
import pg from 'pg';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { TURN_WITHIN } from '#contracts/workflows.js';
import { caseOfRun } from '#persistence/record/cases.js';
import { pauseAfter } from '#platform/process/rounds.js';
import { SearchableRuns } from '#platform/temporal/searchable-runs.js';

interface OutboxRow {
  id: string;
  kind: 'start' | 'signal';
  workflow_type: string;
  workflow_id: string;
  /** Of a start: the run is signalled, and begun anew only where none runs any more. */
  signal: string | null;
  args: unknown[];
  attempts: number;
}

const PAGE = 50;
const POLL_EVERY_MS = 1_000;
const FIRST_PAUSE_MS = 500;

/**
 * Turns outbox rows into starts and signals, in order, at least once: a row goes when Temporal has taken it. Woken by
 * NOTIFY, and by a poll for what a lost notification missed. Any number of relays may run: each row is locked by one.
 */
export class Relay {
  private listener: pg.Client | undefined;
  private stopping = false;
  private woken = false;
  private wake: () => void = () => {};
  private loop: Promise<void> = Promise.resolve();
  private readonly runs: SearchableRuns;

  constructor(
    private readonly databaseUrl: string,
    private readonly dataSource: DataSource,
    private readonly temporal: TemporalClient,
    private readonly taskQueue: string,
    private readonly logger: Logger,
  ) {
    this.runs = new SearchableRuns(temporal, (missing) =>
      logger.info({ missing }, 'runs start without search attributes: `guohe search-attributes` registers them'),
    );
  }

  async start(): Promise<void> {
    await this.listen();
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.nudge();
    await this.loop;
    await this.listener?.end().catch(() => {});
  }

  private nudge(): void {
    this.woken = true;
    this.wake();
  }

  private async listen(): Promise<void> {
    const listener = new pg.Client({ connectionString: this.databaseUrl, application_name: 'guohe-relay' });
    listener.on('notification', () => this.nudge());
    listener.on('error', () => {
      this.listener = undefined;
    });
    await listener.connect();
    await listener.query('LISTEN outbox');
    this.listener = listener;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping;) {
      try {
        this.woken = false;
        if (!this.listener) await this.listen();
        const relayed = await this.relayPage();
        failures = 0;
        if (relayed === PAGE) continue;
      } catch (error) {
        failures += 1;
        this.logger.warn({ err: error }, 'the relay pauses');
      }
      if (!this.woken && !this.stopping) await this.pause(pauseAfter(failures, POLL_EVERY_MS));
    }
  }

  private pause(forMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, forMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async relayPage(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const rows = await tx.query<OutboxRow[]>(
        `SELECT id, kind, workflow_type, workflow_id, signal, args, attempts FROM outbox
         WHERE next_attempt_at <= now() ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [PAGE],
      );
      const results = await Promise.allSettled(rows.map((row) => this.deliver(row)));
      const delivered = rows.filter((_, index) => results[index]?.status === 'fulfilled').map(({ id }) => id);
      if (delivered.length > 0) await tx.query(`DELETE FROM outbox WHERE id = ANY($1)`, [delivered]);
      for (const [index, result] of results.entries()) {
        if (result.status === 'rejected') await this.postpone(tx, rows[index] as OutboxRow, result.reason);
      }
      return delivered.length;
    });
  }

  /** "Already started" and "no longer running" both mean that there is nothing left to tell. */
  private async deliver(row: OutboxRow): Promise<void> {
    try {
      await this.temporal.withDeadline(Date.now() + 10_000, async () => {
        if (row.kind === 'signal') {
          await this.temporal.workflow.getHandle(row.workflow_id).signal(row.signal as string);
          return;
        }
        const run = {
          workflowId: row.workflow_id,
          taskQueue: this.taskQueue,
          args: row.args,
          workflowTaskTimeout: TURN_WITHIN,
          typedSearchAttributes: await this.runs.attributesOf(async () => {
            const { caseId } = (row.args[0] ?? {}) as { caseId?: string };
            return caseId === undefined ? undefined : caseOfRun(this.dataSource, caseId);
          }),
        };
        if (row.signal !== null) {
          await this.temporal.workflow.signalWithStart(row.workflow_type, { ...run, signal: row.signal });
          return;
        }
        // A run that failed or was ended by hand may be taken up again; one that completed may not.
        const workflowIdReusePolicy = 'ALLOW_DUPLICATE_FAILED_ONLY';
        await this.temporal.workflow.start(row.workflow_type, { ...run, workflowIdReusePolicy });
      });
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError || error instanceof WorkflowNotFoundError) return;
      throw error;
    }
  }

  private async postpone(tx: EntityManager, row: OutboxRow, reason: unknown): Promise<void> {
    const pauseMs = pauseAfter(row.attempts, FIRST_PAUSE_MS);
    const message = reason instanceof Error ? reason.message : String(reason);
    this.logger.warn({ workflowId: row.workflow_id, attempts: row.attempts + 1, reason: message }, 'not relayed yet');
    await tx.query(
      `UPDATE outbox SET attempts = attempts + 1, last_error = $2, next_attempt_at = clock_timestamp() + make_interval(secs => $3) WHERE id = $1`,
      [row.id, message.slice(0, 500), pauseMs / 1_000],
    );
  }
}
