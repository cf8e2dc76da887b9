import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const CHANNEL = 'account_changed';
const AGAIN_AFTER_MS = 1_000;

export interface AccountChangesListener {
  /** From now on every change is told. */
  readonly begins: () => void;
  /** A session of this account ended, or the account was changed, by whatever process. */
  readonly changed: (accountId: string) => void;
  /** Nothing is told any more, until `begins` again. */
  readonly lost: () => void;
}

/**
 * Tells of accounts that changed as soon as the change is committed, over a connection of its own that is opened anew when it
 * is lost. It counts as listening only once it has heard itself: behind a pooler that passes no notifications on it never does.
 */
export class AccountChanges {
  private connection: pg.Client | undefined;
  private readonly ending = new AbortController();

  constructor(
    private readonly databaseUrl: string,
    private readonly listener: AccountChangesListener,
  ) {}

  async stop(): Promise<void> {
    this.ending.abort();
    await this.connection?.end().catch(() => {});
  }

  /** Resolves once it is stopped. */
  async run(): Promise<void> {
    while (!this.ending.signal.aborted) {
      await this.listenUntilLost().catch(() => {});
      this.listener.lost();
      await pause(AGAIN_AFTER_MS, undefined, { signal: this.ending.signal }).catch(() => {});
    }
  }

  private async listenUntilLost(): Promise<void> {
    const connection = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'guohe-sessions',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    const gone = new Promise<void>((resolve) => connection.once('end', resolve));
    connection.on('error', () => {}); // 'end' follows
    connection.on('notification', ({ payload }) => {
      if (payload) this.listener.changed(payload);
      else this.listener.begins();
    });
    this.connection = connection;
    await connection.connect();
    try {
      await connection.query(`LISTEN ${CHANNEL}`);
      await connection.query(`NOTIFY ${CHANNEL}`);
      if (!this.ending.signal.aborted) await gone;
    } finally {
      await connection.end().catch(() => {});
    }
  }
}
