import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServingProcess } from './child.js';
import { serve } from './child.js';
import { freshDatabase, signedInAs, testServers } from './servers.js';

/** Of all stacks, for what is sealed with it. */
export const TEST_KEYS = 'test:dGVzdC1rZXktb2YtdGhpcnR5LXR3by1ieXRlcy4uLi4=';

export type Part = 'api' | 'worker';

export interface StackOptions {
  /** Which processes run; both unless told otherwise. */
  readonly api?: boolean;
  readonly worker?: boolean;
  /** Further environment variables of both. */
  readonly env?: Readonly<Record<string, string>>;
  /** Variables of one of them alone, made from those of both. */
  readonly envOf?: (part: Part, variables: Readonly<Record<string, string>>) => Promise<Record<string, string>>;
}

/** The built API and worker as processes, on a database and in a namespace of their own; they sign in as those of `guohe start` do. */
export interface Stack {
  /** http://127.0.0.1:<port> */
  readonly apiUrl: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly taskQueue: string;
  /** The data folder of both processes. */
  readonly folder: string;
  /** What a process has written so far. */
  output(part: Part): string;
  /** kill -9 */
  kill(part: Part): Promise<void>;
  /** Starts it again after `kill`, or anew; the API keeps its port. */
  restart(part: Part): Promise<void>;
  /** Changes variables of both for their next start. */
  change(env: Readonly<Record<string, string>>): void;
  /** One more API process on the same record, with further variables. @returns its address */
  furtherApi(env?: Readonly<Record<string, string>>): Promise<string>;
  /** Drains all, drops the database. Exit codes by part. */
  stop(): Promise<Partial<Record<Part, number | null>>>;
}

const SCRIPTS: Readonly<Record<Part, string>> = { api: 'apps/api/main.js', worker: 'apps/worker/main.js' };

export async function startStack({
  api = true,
  worker = true,
  env = {},
  envOf = async () => ({}),
}: StackOptions = {}): Promise<Stack> {
  const { temporalAddress, folder: shared } = testServers();
  const database = await freshDatabase();
  const namespace = `test-${randomUUID()}`;
  const taskQueue = 'guohe';
  const folder = await mkdtemp(join(shared, 'stack-'));
  await createNamespace(temporalAddress, namespace);
  const variables: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
    PORT: '0',
    DATABASE_URL: database.databaseUrl,
    DATABASE_POOL: '5',
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_TASK_QUEUE: taskQueue,
    PERSONAL_DATA_KEYS: TEST_KEYS,
    AUDIT_SIGNING_KEYS: TEST_KEYS,
    GUOHE_DATA: folder,
    LOG_FORMAT: 'json',
    LOG_LEVEL: 'warn',
    REHEARSAL_ALLOWED: 'true',
    DEMO_ACCOUNTS: 'true',
    RATE_LIMIT_PER_MINUTE: '0',
    SIGN_IN_LIMIT_PER_MINUTE: '0',
    MAX_DAILY_OBJECTIONS: '0',
    MAX_DAILY_OBJECTIONS_TO_CASE: '0',
    MAX_DAILY_FILES_OF_STRANGERS: '0',
    SHUTDOWN_SECONDS: '10',
    ...env,
  };
  const asApi = { DATABASE_URL: signedInAs('guohe_api', database.databaseUrl) };
  const asWorker = { DATABASE_URL: signedInAs('guohe_worker', database.databaseUrl) };
  const own: Record<Part, Record<string, string>> = {
    api: { ...asApi, ...(await envOf('api', { ...variables, ...asApi })) },
    worker: { ...asWorker, ...(await envOf('worker', { ...variables, ...asWorker })) },
  };
  const running = new Map<Part, ServingProcess>();
  const further: ServingProcess[] = [];
  const start = async (part: Part) => {
    const serving = await serve(SCRIPTS[part], { ...variables, ...own[part] });
    running.set(part, serving);
    if (part === 'api') variables['PORT'] = new URL(serving.url).port;
  };
  const stop = async () => {
    const codes: Partial<Record<Part, number | null>> = {};
    for (const part of ['api', 'worker'] as const) {
      const serving = running.get(part);
      if (serving) codes[part] = await serving.stop();
    }
    for (const serving of further) await serving.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
    return codes;
  };
  try {
    await Promise.all([...(api ? [start('api')] : []), ...(worker ? [start('worker')] : [])]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    apiUrl: running.get('api')?.url ?? '',
    databaseUrl: database.databaseUrl,
    temporalAddress,
    namespace,
    taskQueue,
    folder,
    output: (part) => running.get(part)?.output() ?? '',
    kill: async (part) => running.get(part)?.kill(),
    restart: async (part) => {
      await running.get(part)?.stop();
      await start(part);
    },
    change: (more) => void Object.assign(variables, more),
    furtherApi: async (more = {}) => {
      const serving = await serve(SCRIPTS.api, { ...variables, ...asApi, ...more, PORT: '0' });
      further.push(serving);
      return serving.url;
    },
    stop,
  };
}

async function createNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: msToTs('1 day'),
    });
  } finally {
    await connection.close();
  }
}
