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
import { Pace } from './pace.js';

interface OutboxRow {
  id: string;
  kind: 'start' | 'signal';
  workflow_type: string;
  workflow_id: string;
  /** Of a start: the run is signalled, and begun anew only where none runs any more. */
  signal: string | null;
  args: unknown[];
  attempts: number;
  place: number;
}

const PAGE = 50;
/** So many messages of every act go at once; the others at the pace of those that are told. */
const AT_ONCE = 50;
const ANY_PLACE = 2_147_483_647;
/** Of so many pages one has the oldest messages, however many single ones come: what an act over many says waits for no quiet hour. */
const OLDEST_EVERY = 10;
const POLL_EVERY_MS = 1_000;
const ASK_AGAIN_MS = 50;
const FIRST_PAUSE_MS = 500;

/**
 * Turns outbox rows into starts and signals, at least once: a row goes when Temporal has taken it. Woken by NOTIFY, and by a poll for
 * what a lost notification missed. Any number of relays may run: each row is locked by one.
 *
 * The first message of every act goes before the second of any, the older act first: who hands a dossier in does not wait behind the
 * thousands that a meeting tells. Which of two messages one run gets first makes no difference: each only says that there is something
 * to read, and a run that begins reads the record anyway.
 */
export class Relay {
  private listener: pg.Client | undefined;
  private stopping = false;
  private woken = false;
  private wake: () => void = () => {};
  private loop: Promise<void> = Promise.resolve();
  private readonly runs: SearchableRuns;
  private readonly pace: Pace;
  private pages = 0;

  constructor(
    private readonly databaseUrl: string,
    private readonly dataSource: DataSource,
    private readonly temporal: TemporalClient,
    private readonly taskQueue: string,
    private readonly logger: Logger,
  ) {
    this.pace = new Pace(temporal);
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
        const free = await this.pace.isFree();
        const relayed = await this.relayPage(free);
        failures = 0;
        if (relayed === PAGE) continue;
        if (!free) {
          await this.pause(ASK_AGAIN_MS);
          continue;
        }
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

  /** @param free may what acts say to very many runs go on? */
  private async relayPage(free: boolean): Promise<number> {
    this.pages += 1;
    const order = this.pages % OLDEST_EVERY === 0 ? 'id' : 'place, id';
    return this.dataSource.transaction(async (tx) => {
      const rows = await tx.query<OutboxRow[]>(
        `SELECT id, kind, workflow_type, workflow_id, signal, args, attempts, place FROM outbox
         WHERE next_attempt_at <= now() AND place < $2 ORDER BY ${order} LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [PAGE, free ? ANY_PLACE : AT_ONCE],
      );
      const results = await Promise.allSettled(rows.map((row) => this.deliver(row)));
      const delivered = rows.filter((_, index) => results[index]?.status === 'fulfilled').map(({ id }) => id);
      const ofMany = rows.find(({ place }, index) => place >= AT_ONCE && results[index]?.status === 'fulfilled');
      if (ofMany) this.pace.told(ofMany.workflow_id);
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
