import { readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { RunningInstance } from '#platform/embedded/running-instance.js';
import { dataFolder, Guohe } from '../../support/guohe.js';
import { until } from '../../support/until.js';
import { TEST_KEYS } from '../../support/stack.js';
import type { Ask } from '../check/ask.js';

export const PARTS = ['API', 'worker', 'Temporal', 'PostgreSQL'] as const;
export type Part = (typeof PARTS)[number];

const SERVES_AGAIN_WITHIN_MS = 120_000;

/** What `npm start` runs, of which each process can be killed: the supervisor starts it again. */
export class Instance {
  private constructor(
    readonly url: string,
    private readonly data: string,
    private readonly guohe: Guohe,
    private readonly servers: RunningInstance,
    private readonly superuserUrl: string,
  ) {}

  /** @param on folders elsewhere that servers keep their data in, by the name of the server */
  static async start(
    env: Readonly<Record<string, string>> = {},
    on: Readonly<Partial<Record<'postgres' | 'temporal', string>>> = {},
  ): Promise<Instance> {
    const data = await dataFolder();
    for (const [server, folder] of Object.entries(on)) await symlink(folder, join(data, server));
    const guohe = Guohe.run(['start', '--json'], {
      GUOHE_DATA: data,
      PORT: '0',
      DATABASE_POOL: '8',
      // The checker opens what was sealed.
      PERSONAL_DATA_KEYS: TEST_KEYS,
      ...env,
    });
    const { url } = await guohe.untilReady(120_000);
    const lock = JSON.parse(await readFile(join(data, 'guohe.lock'), 'utf8')) as { note: string };
    const servers = JSON.parse(lock.note) as RunningInstance;
    const passwords = JSON.parse(await readFile(join(data, 'postgres/passwords.json'), 'utf8')) as {
      superuser: string;
    };
    const superuser = new URL(servers.databaseUrl);
    superuser.username = 'postgres';
    superuser.password = passwords.superuser;
    return new Instance(url, data, guohe, servers, superuser.href);
  }

  get databaseUrl(): string {
    return this.servers.databaseUrl;
  }

  get temporalAddress(): string {
    return this.servers.temporalAddress;
  }

  /** Asks PostgreSQL on a connection of its own, which no kill has cut. @throws while PostgreSQL is away */
  get ask(): Ask {
    return asking(this.servers.databaseUrl);
  }

  /** The same as the one who may do everything, settings included. */
  get command(): Ask {
    return asking(this.superuserUrl);
  }

  /** `as`: the owner of the record, or the superuser. */
  async connect(as: 'guohe' | 'postgres' = 'guohe'): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: as === 'guohe' ? this.servers.databaseUrl : this.superuserUrl });
    // Whoever kills the server cuts this connection too.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  async signal(part: Part, signal: NodeJS.Signals): Promise<void> {
    const { pid } = JSON.parse(await readFile(join(this.data, 'run', `${part}.json`), 'utf8')) as { pid: number };
    process.kill(pid, signal);
  }

  /** kill -9, `release` at once afterwards, then the wait until it serves again. @returns when that was, in epoch ms */
  async kill(part: Part, release: () => Promise<void>): Promise<{ killedAt: number; servesAt: number }> {
    const before = this.restarts(part);
    await this.signal(part, 'SIGKILL');
    const killedAt = Date.now();
    await release();
    await until(() => this.restarts(part) > before, SERVES_AGAIN_WITHIN_MS);
    return { killedAt, servesAt: Date.now() };
  }

  private restarts(part: Part): number {
    return this.guohe.messages.filter((text) => text.startsWith(`${part} serves again`)).length;
  }

  async stop(): Promise<void> {
    await this.guohe.stop();
    await rm(this.data, { recursive: true, force: true });
  }
}

/** Each question on a connection of its own. */
export function asking(connectionString: string): Ask {
  return async <T>(sql: string, parameters: unknown[] = []) => {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 30_000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql, parameters)).rows as T[];
    } finally {
      await client.end().catch(() => undefined);
    }
  };
}
